package dev.tandem.usecases;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;

/**
 * An API that hands out keys of another.
 */
@ApiClient("vault")
interface LoggedVaultApi {

	@GetExchange("/key")
	Mono<String> key();

}
