package dev.tandem.sample.bloomy.scorecard;

import dev.tandem.sample.bloomy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Scores, by the reactive twin.
 */
@RestController
@RequestMapping("/reactive/scorecard")
class ReactiveScorecardController {

	private final ScorecardApi scorecard;

	ReactiveScorecardController(ScorecardApi scorecard) {
		this.scorecard = scorecard;
	}

	@GetMapping
	Flux<Score> list(Scope scope, @RequestParam @Nullable Integer weekOffset,
			@RequestParam(defaultValue = "false") boolean showEmpty) {
		return this.scorecard.list(scope, weekOffset, showEmpty);
	}

}
