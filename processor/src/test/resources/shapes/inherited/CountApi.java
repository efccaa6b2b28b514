package example;

import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

interface CountApi {

	@GetExchange("/count")
	Mono<? extends Number> count();

}
