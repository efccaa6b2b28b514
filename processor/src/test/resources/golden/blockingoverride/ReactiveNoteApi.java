package example;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import dev.tandem.ErrorBody;
import dev.tandem.twin.ReactiveTwin;
import javax.annotation.processing.Generated;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Mono;

/**
 * The nearest annotation counts, and of one that is repeatable all do.
 *
 * @see NoteApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ReactiveTwin(NoteApi.class)
@ApiClient("todo")
@HttpExchange("/v2")
@ErrorBody(
		status = "422",
		type = Todo.class
)
@ErrorBody(
		status = "422",
		type = Todo.Note.class
)
@ErrorBody(
		status = "5xx",
		type = Todo.Note.class
)
@CallTimeout("1m")
interface ReactiveNoteApi {
	@CallTimeout("2s")
	@ErrorBody(
			status = "409",
			type = Todo.class
	)
	@ErrorBody(
			status = "409",
			type = Todo.Note.class
	)
	@ErrorBody(
			status = "410",
			type = Todo.Note.class
	)
	@GetExchange("/notes")
	Mono<Todo.Note> get();
}
