package example;

import java.util.List;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The package has classes that are called like some of java.lang.
 */
@ApiClient("note")
interface NoteApi {

	@GetExchange
	Flux<Todo> todos(@RequestParam java.lang.String text, @RequestParam List<Integer> ids);

	@GetExchange
	Mono<java.lang.String> text();

}
