package example;

import java.io.IOException;
import java.util.List;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ApiClient("generics")
public interface GenericsApi {

	@GetExchange
	<T> Mono<T> get(@RequestAttribute Class<T> type);

	@GetExchange
	<T extends @Nullable Object> Flux<T> list(@RequestAttribute ParameterizedTypeReference<T> type);

	@PostExchange
	<T extends Number & Comparable<T>, X extends IOException> Mono<List<T>> sort(@RequestBody Flux<T> numbers,
			@RequestAttribute Class<X> failure) throws X, InterruptedException;

	@SuppressWarnings("rawtypes")
	@GetExchange
	Mono<List> raw(@RequestAttribute Class type);

}
