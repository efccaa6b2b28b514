package example;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

interface SearchApi<T> extends CountApi {

	@GetExchange("/search")
	Flux<T> search(@RequestParam String text);

	@Override
	Mono<Long> count();

}
