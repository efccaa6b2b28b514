package dev.tandem.sample.openapp;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * API keys.
 */
@ApiClient("openapp")
@HttpExchange
@ErrorBody(status = "4xx", type = OpenAppError.class)
@ErrorBody(status = "5xx", type = OpenAppError.class)
public interface ApiKeyApi {

	@GetExchange("/api-keys")
	Flux<ApiKey> list();

	@PostExchange("/api-keys")
	Mono<ApiKey> create(@RequestBody NewApiKey key);

	@DeleteExchange("/api-keys/{id}")
	Mono<Void> revoke(@PathVariable String id);

}
