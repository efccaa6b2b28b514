package dev.tandem.autoconfigure.definitions;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Holds a definition that only its package sees, and both of its twins.
 */
public final class Notebooks {

	private final PageApi reactive;

	private final Notebooks_BlockingPageApi blocking;

	Notebooks(PageApi reactive, Notebooks_BlockingPageApi blocking) {
		this.reactive = reactive;
		this.blocking = blocking;
	}

	public Mono<String> reactive() {
		return this.reactive.title();
	}

	public @Nullable String blocking() {
		return this.blocking.title();
	}

	@ApiClient("note-books")
	@HttpExchange("/pages")
	interface PageApi extends Counted {

		@GetExchange("/first")
		Mono<String> first();

		default Mono<String> title() {
			return first().map((page) -> "title of " + page);
		}

	}

}
