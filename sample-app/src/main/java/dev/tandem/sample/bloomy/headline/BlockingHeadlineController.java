package dev.tandem.sample.bloomy.headline;

import java.util.List;

import dev.tandem.sample.bloomy.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Headlines, by the blocking twin.
 */
@RestController
@RequestMapping("/blocking/headlines")
class BlockingHeadlineController {

	private final BlockingHeadlineApi headlines;

	BlockingHeadlineController(BlockingHeadlineApi headlines) {
		this.headlines = headlines;
	}

	@GetMapping
	List<Headline> list(Scope scope) {
		return this.headlines.list(scope);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable Headline create(@RequestBody NewHeadline headline) {
		return this.headlines.create(headline);
	}

}
