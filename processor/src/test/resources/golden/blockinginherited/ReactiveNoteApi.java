package example;

import dev.tandem.ApiClient;
import dev.tandem.CallTimeout;
import dev.tandem.Idempotent;
import dev.tandem.twin.ReactiveCall;
import dev.tandem.twin.ReactiveTwin;
import javax.annotation.processing.Generated;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/**
 * Reactive twin of {@link NoteApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ReactiveTwin(NoteApi.class)
@ApiClient("notes")
@HttpExchange("/crud")
@CallTimeout("2s")
public interface ReactiveNoteApi {
	@GetExchange("/first")
	Mono<Todo.Note> first();

	@GetExchange("/{id}")
	Mono<Todo.Note> get(@PathVariable("id") Long id);

	@Idempotent
	@PostExchange
	Mono<Todo.Note> create(@RequestBody Todo.Note value);

	/**
	 * Runs the blocking method of the definition on a thread of
	 * {@code Schedulers.boundedElastic()}, once for each subscription.
	 */
	default Mono<Todo.Note> copy(Long id) {
		return ReactiveCall.value(() -> new ReactiveNoteApiFacade(this).copy(id));
	}
}
