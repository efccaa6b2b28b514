package example;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ApiClient("notes")
public interface NoteApi extends CrudApi<Todo.Note, Long>, SearchApi<Todo.Note> {

	@GetExchange("/first")
	Mono<Todo.Note> first();

	@Override
	Mono<Todo.Note> get(@PathVariable Long id);

}
