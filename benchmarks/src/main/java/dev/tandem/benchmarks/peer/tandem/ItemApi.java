package dev.tandem.benchmarks.peer.tandem;

import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.benchmarks.peer.Item;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The definition; its blocking twin is generated.
 */
@ApiClient("items")
public interface ItemApi {

	@GetExchange("/items/{id}")
	Mono<Item> get(@PathVariable long id, @RequestParam String view);

	@PostExchange("/items")
	Mono<Item> create(@RequestBody Item item);

	@GetExchange("/items")
	Flux<Item> list();

	@GetExchange("/items")
	Mono<List<Item>> listAtOnce();

	@GetExchange("/content")
	Mono<byte[]> download();

}
