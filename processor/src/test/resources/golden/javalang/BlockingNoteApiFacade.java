package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ParameterNames("todos(java.lang.String,java.util.List)=text,ids")
final class BlockingNoteApiFacade implements BlockingNoteApi, TwinFacade<NoteApi> {
	private final NoteApi definition;

	BlockingNoteApiFacade(NoteApi definition) {
		this.definition = definition;
	}

	@java.lang.Override
	public List<Todo> todos(java.lang.String text, List<Integer> ids) {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.list(this.definition.todos(text, ids));
	}

	@java.lang.Override
	public java.lang. @Nullable String text() {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.value(this.definition.text());
	}

	@java.lang.Override
	public NoteApi definitionOfTwin() {
		return this.definition;
	}

	@java.lang.Override
	public TwinFacade<NoteApi> twinOfDefinition(NoteApi other) {
		return new BlockingNoteApiFacade(other);
	}

	@java.lang.Override
	public java.lang.String toString() {
		return "BlockingNoteApi of " + this.definition;
	}
}
