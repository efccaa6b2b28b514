package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import javax.annotation.processing.Generated;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveNoteApiFacade implements NoteApi, TwinFacade<ReactiveNoteApi> {
	private final ReactiveNoteApi twin;

	ReactiveNoteApiFacade(ReactiveNoteApi twin) {
		this.twin = twin;
	}

	@Override
	public Todo.Note get() {
		BlockingCall.checkThread(ReactiveNoteApi.class);
		return BlockingCall.value(this.twin.get());
	}

	@Override
	public ReactiveNoteApi definitionOfTwin() {
		return this.twin;
	}

	@Override
	public TwinFacade<ReactiveNoteApi> twinOfDefinition(ReactiveNoteApi other) {
		return new ReactiveNoteApiFacade(other);
	}

	@Override
	public String toString() {
		return "NoteApi of " + this.twin;
	}
}
