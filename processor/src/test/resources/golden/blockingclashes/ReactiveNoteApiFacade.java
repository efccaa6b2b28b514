package example;

import dev.tandem.twin.TwinFacade;
import javax.annotation.processing.Generated;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveNoteApiFacade implements NoteApi, TwinFacade<ReactiveNoteApi> {
	private final ReactiveNoteApi twin;

	ReactiveNoteApiFacade(ReactiveNoteApi twin) {
		this.twin = twin;
	}

	@java.lang.Override
	public java.util.Optional<NoteApi.Optional> get(java.util.List<String> names) {
		dev.tandem.twin.BlockingCall.checkThread(ReactiveNoteApi.class);
		return dev.tandem.twin.BlockingCall.present(this.twin.get(names));
	}

	@java.lang.Override
	public ReactiveNoteApi definitionOfTwin() {
		return this.twin;
	}

	@java.lang.Override
	public TwinFacade<ReactiveNoteApi> twinOfDefinition(ReactiveNoteApi other) {
		return new ReactiveNoteApiFacade(other);
	}

	@java.lang.Override
	public String toString() {
		return "NoteApi of " + this.twin;
	}
}
