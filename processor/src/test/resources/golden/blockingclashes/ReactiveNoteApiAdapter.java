package example;

import dev.tandem.twin.ReactiveCall;
import java.util.List;
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
	public Mono<NoteApi.Optional> get(List<String> names) {
		return ReactiveCall.present(() -> this.definition.get(names));
	}

	@Override
	public String toString() {
		return "ReactiveNoteApi of " + this.definition;
	}
}
