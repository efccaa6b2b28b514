package example;

import dev.tandem.twin.ReactiveCall;
import javax.annotation.processing.Generated;
import reactor.core.publisher.Mono;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveNoteApiAdapter implements ReactiveNoteApi {
	private final NoteApi definition;

	ReactiveNoteApiAdapter(NoteApi definition) {
		this.definition = definition;
	}

	@Override
	public Mono<Todo.Note> first() {
		return ReactiveCall.value(() -> this.definition.first());
	}

	@Override
	public Mono<Todo.Note> get(Long id) {
		return ReactiveCall.value(() -> this.definition.get(id));
	}

	@Override
	public Mono<Todo.Note> create(Todo.Note value) {
		return ReactiveCall.value(() -> this.definition.create(value));
	}

	@Override
	public Mono<Todo.Note> copy(Long id) {
		return ReactiveCall.value(() -> this.definition.copy(id));
	}

	@Override
	public String toString() {
		return "ReactiveNoteApi of " + this.definition;
	}
}
