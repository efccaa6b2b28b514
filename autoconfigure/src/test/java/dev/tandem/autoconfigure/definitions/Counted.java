package dev.tandem.autoconfigure.definitions;

import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;

/**
 * Inherited by two definitions of one client.
 */
public interface Counted {

	@GetExchange("/count")
	Mono<String> count();

}
