package dev.tandem.sample.bloomy.scorecard;

import java.util.List;

import dev.tandem.sample.bloomy.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Scores, by the blocking twin.
 */
@RestController
@RequestMapping("/blocking/scorecard")
class BlockingScorecardController {

	private final BlockingScorecardApi scorecard;

	BlockingScorecardController(BlockingScorecardApi scorecard) {
		this.scorecard = scorecard;
	}

	@GetMapping
	List<Score> list(Scope scope, @RequestParam @Nullable Integer weekOffset,
			@RequestParam(defaultValue = "false") boolean showEmpty) {
		return this.scorecard.list(scope, weekOffset, showEmpty);
	}

}
