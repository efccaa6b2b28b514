package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.PublishedArgument;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ParameterNames({
		"get(java.lang.Long)=id",
		"list(java.lang.Object)=after",
		"search(java.lang.String)=text"
})
final class BlockingNoteApiFacade implements BlockingNoteApi, TwinFacade<NoteApi> {
	private final NoteApi definition;

	BlockingNoteApiFacade(NoteApi definition) {
		this.definition = definition;
	}

	@Override
	public Todo. @Nullable Note first() {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.value(this.definition.first());
	}

	@Override
	public Todo. @Nullable Note get(Long id) {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.value(this.definition.get(id));
	}

	@Override
	public List<Todo.Note> list(@Nullable Long after) {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.list(this.definition.list(after));
	}

	@Override
	public Todo. @Nullable Note create(Todo.Note value) {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.value(this.definition.create(PublishedArgument.mono(value)));
	}

	@Override
	public Todo. @Nullable Note copy(Long id) {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.value(this.definition.copy(id));
	}

	@Override
	public @Nullable Long count() {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.value(this.definition.count());
	}

	@Override
	public List<Todo.Note> search(String text) {
		BlockingCall.checkThread(NoteApi.class);
		return BlockingCall.list(this.definition.search(text));
	}

	@Override
	public NoteApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<NoteApi> twinOfDefinition(NoteApi other) {
		return new BlockingNoteApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingNoteApi of " + this.definition;
	}
}
