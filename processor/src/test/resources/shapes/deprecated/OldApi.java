package example;

import dev.tandem.ApiClient;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/**
 * Todos as they were.
 *
 * @deprecated gone
 */
@Deprecated
@ApiClient("old")
public interface OldApi {

	/**
	 * One todo.
	 * @return the todo
	 * @deprecated use another
	 */
	@Deprecated(since = "1.2", forRemoval = true)
	@GetExchange
	Mono<Old> get();

	@Deprecated(forRemoval = true)
	record Old(String title) {

	}

}
