package example;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

class Apis {

	@ApiClient("todo")
	interface TodoApi {

		@GetExchange
		Mono<Hidden> get();

		@PostExchange
		Mono<Void> create(@RequestBody List<Hidden[]> hidden);

		@GetExchange
		@Secret
		Mono<String> fine(@RequestParam Seen seen);

		@GetExchange
		Mono<String> definitionOfTwin();

	}

	@ApiClient("todo")
	interface PlainTodoApi {

		@GetExchange
		Hidden get();

		@GetExchange
		<T extends Comparable<Hidden>> T generic();

		@GetExchange
		String failing() throws Failure;

		@GetExchange
		@Secret
		String secret(@RequestParam @Compiled String text);

		default Hidden later() {
			return get();
		}

	}

	private record Hidden(String text) {

	}

	protected record Seen(String text) {

	}

	private static class Failure extends Exception {

	}

	@Retention(RetentionPolicy.RUNTIME)
	private @interface Secret {

	}

	@Retention(RetentionPolicy.SOURCE)
	private @interface Compiled {

	}

}
