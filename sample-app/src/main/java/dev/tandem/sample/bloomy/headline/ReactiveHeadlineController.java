package dev.tandem.sample.bloomy.headline;

import dev.tandem.sample.bloomy.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Headlines, by the reactive twin.
 */
@RestController
@RequestMapping("/reactive/headlines")
class ReactiveHeadlineController {

	private final HeadlineApi headlines;

	ReactiveHeadlineController(HeadlineApi headlines) {
		this.headlines = headlines;
	}

	@GetMapping
	Flux<Headline> list(Scope scope) {
		return this.headlines.list(scope);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Headline> create(@RequestBody NewHeadline headline) {
		return this.headlines.create(headline);
	}

}
