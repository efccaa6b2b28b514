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
	public Mono<Todo.Note> get() {
		return ReactiveCall.value(() -> this.definition.get());
	}

	@Override
	public String toString() {
		return "ReactiveNoteApi of " + this.definition;
	}
}
