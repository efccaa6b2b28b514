package dev.tandem.usecases;

import dev.tandem.ApiClient;
import dev.tandem.OperationName;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Overloads in reactive style, some with a name of their own.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface NamedNoteApi {

	@GetExchange
	Mono<Note> get(@RequestParam Before.Kind kind);

	@GetExchange
	Mono<Note> get(@RequestParam Later.Kind kind);

	@GetExchange
	Mono<Note> get(@RequestParam long id, @RequestParam String view);

	@OperationName("get.view")
	@GetExchange
	Mono<Note> get(@RequestParam String view);

	/**
	 * Has a type of the same simple name as the other.
	 */
	interface Before {

		/**
		 * A value.
		 */
		enum Kind {

			/**
			 * The only one.
			 */
			PLAIN

		}

	}

	/**
	 * Has a type of the same simple name as the other.
	 */
	interface Later {

		/**
		 * A value.
		 */
		enum Kind {

			/**
			 * The only one.
			 */
			PLAIN

		}

	}

}
