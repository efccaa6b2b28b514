package example;

import dev.tandem.ApiClient;
import org.springframework.web.service.annotation.GetExchange;

@ApiClient("notes")
public interface NoteApi extends CrudApi<Todo.Note, Long> {

	@GetExchange("/first")
	Todo.Note first();

}
