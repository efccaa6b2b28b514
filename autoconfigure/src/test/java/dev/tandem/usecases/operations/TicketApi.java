package dev.tandem.usecases.operations;

import java.net.URI;
import java.util.Map;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API with each way to say where a request goes.
 */
@ApiClient("tickets")
@HttpExchange("/tickets")
interface TicketApi {

	@GetExchange("/{id}")
	Mono<String> get(@PathVariable String id);

	@GetExchange("/ping")
	Mono<Void> ping();

	@GetExchange("search?open=true")
	Mono<String> search(@RequestParam Map<String, String> query);

	@PostExchange
	Mono<String> create();

	@GetExchange
	Mono<String> at(URI uri);

	@GetExchange("/${archive.path}/{id}")
	Mono<String> archived(@PathVariable String id);

	@HttpExchange("/any")
	Mono<String> any(HttpMethod method);

	default Mono<String> first() {
		return get("1");
	}

}
