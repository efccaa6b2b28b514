package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ParameterNames({
		"get(long)=id",
		"list(long)=userId",
		"delete(long)=id"
})
final class BlockingTodoApiFacade implements BlockingTodoApi, TwinFacade<TodoApi> {
	private final TodoApi definition;

	BlockingTodoApiFacade(TodoApi definition) {
		this.definition = definition;
	}

	@Override
	public @Nullable Todo get(long id) {
		BlockingCall.checkThread(TodoApi.class);
		return BlockingCall.value(this.definition.get(id));
	}

	@Override
	public List<Todo> list(long userId) {
		BlockingCall.checkThread(TodoApi.class);
		return BlockingCall.list(this.definition.list(userId));
	}

	@Override
	public @Nullable Todo create(Todo todo) {
		BlockingCall.checkThread(TodoApi.class);
		return BlockingCall.value(this.definition.create(todo));
	}

	@Override
	public void delete(long id) {
		BlockingCall.checkThread(TodoApi.class);
		BlockingCall.completion(this.definition.delete(id));
	}

	@Override
	public TodoApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<TodoApi> twinOfDefinition(TodoApi other) {
		return new BlockingTodoApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingTodoApi of " + this.definition;
	}
}
