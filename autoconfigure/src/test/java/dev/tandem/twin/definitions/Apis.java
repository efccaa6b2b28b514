package dev.tandem.twin.definitions;

import java.io.IOException;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/**
 * Holds nested definitions.
 */
public final class Apis {

	private Apis() {
	}

	/**
	 * Inherits, overrides and overloads.
	 */
	@ApiClient("nested")
	public interface TodoApi extends CrudApi<dev.tandem.twin.definitions.TodoApi.Todo, Long> {

		@Override
		Mono<dev.tandem.twin.definitions.TodoApi.Todo> get(@PathVariable Long id);

		@GetExchange("/named/{title}")
		Mono<dev.tandem.twin.definitions.TodoApi.Todo> get(@PathVariable String title) throws IOException;

	}

}
