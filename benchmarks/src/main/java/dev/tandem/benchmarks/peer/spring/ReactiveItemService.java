package dev.tandem.benchmarks.peer.spring;

import dev.tandem.benchmarks.peer.Item;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Spring's HTTP interface in reactive style.
 */
public interface ReactiveItemService {

	@GetExchange("/items/{id}")
	Mono<Item> get(@PathVariable long id, @RequestParam String view);

	@PostExchange("/items")
	Mono<Item> create(@RequestBody Item item);

	@GetExchange("/items")
	Flux<Item> list();

	@GetExchange("/content")
	Mono<byte[]> download();

}
