package example;

import dev.tandem.ApiClient;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

@NullMarked
public class Apis {

	static class Inner {

		@ApiClient("nested")
		public interface TodoApi {

			@GetExchange
			Mono<Note> get();

			record Note(String text) {

			}

		}

	}

}
