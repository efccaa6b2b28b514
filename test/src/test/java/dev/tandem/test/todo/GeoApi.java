package dev.tandem.test.todo;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;

/**
 * Another definition of the application.
 */
@ApiClient("geo")
public interface GeoApi {

	@GetExchange("/place")
	Mono<String> place();

}
