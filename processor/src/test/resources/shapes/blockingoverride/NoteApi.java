package example;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import dev.tandem.ErrorBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The nearest annotation counts, and of one that is repeatable all do.
 */
@ApiClient("todo")
@HttpExchange("/v2")
@ErrorBody(status = "422", type = Todo.class)
interface NoteApi extends OldNoteApi {

	@Override
	@CallTimeout("2s")
	@ErrorBody(status = "409", type = Todo.class)
	@GetExchange("/notes")
	Todo.Note get();

}

@CallTimeout("1m")
@HttpExchange(url = "/v1", accept = "text/plain")
@ErrorBody(status = "422", type = Todo.Note.class)
@ErrorBody(status = "5xx", type = Todo.Note.class)
interface OldNoteApi {

	@CallTimeout("1s")
	@ErrorBody(status = "409", type = Todo.Note.class)
	@ErrorBody(status = "410", type = Todo.Note.class)
	@HttpExchange(method = "GET", url = "/note")
	Todo.Note get();

}
