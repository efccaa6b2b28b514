package dev.tandem.client;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An API that is called without Spring Boot.
 */
@ApiClient("greeting")
@HttpExchange("/greetings")
public interface GreetingApi {

	@GetExchange("/{name}")
	Mono<String> greet(@PathVariable String name);

}
