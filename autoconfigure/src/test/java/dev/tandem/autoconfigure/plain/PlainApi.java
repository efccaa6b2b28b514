package dev.tandem.autoconfigure.plain;

import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;

/**
 * HTTP service of Spring.
 */
public interface PlainApi {

	@GetExchange("/plain")
	Mono<String> plain();

}
