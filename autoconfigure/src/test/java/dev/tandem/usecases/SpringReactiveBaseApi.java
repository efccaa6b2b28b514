package dev.tandem.usecases;

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Operations that definitions inherit, with types that each of them chooses.
 *
 * @param <R> type of a body
 * @param <I> type of an identifier
 */
interface SpringReactiveBaseApi<R, I> {

	@GetExchange
	Mono<R> performGet();

	@PostExchange(url = "/url", contentType = "application/json", accept = "application/json")
	Mono<R> performPost();

	@SpringPlainBaseApi.Report("/report/{id}")
	Mono<R> report(@PathVariable I id, @RequestParam(required = false) I[] more);

}
