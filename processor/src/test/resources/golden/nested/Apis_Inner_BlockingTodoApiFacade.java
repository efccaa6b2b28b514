package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
final class Apis_Inner_BlockingTodoApiFacade implements Apis_Inner_BlockingTodoApi, TwinFacade<Apis.Inner.TodoApi> {
	private final Apis.Inner.TodoApi definition;

	Apis_Inner_BlockingTodoApiFacade(Apis.Inner.TodoApi definition) {
		this.definition = definition;
	}

	@Override
	public Apis.Inner.TodoApi. @Nullable Note get() {
		BlockingCall.checkThread(Apis.Inner.TodoApi.class);
		return BlockingCall.value(this.definition.get());
	}

	@Override
	public Apis.Inner.TodoApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<Apis.Inner.TodoApi> twinOfDefinition(Apis.Inner.TodoApi other) {
		return new Apis_Inner_BlockingTodoApiFacade(other);
	}

	@Override
	public String toString() {
		return "Apis_Inner_BlockingTodoApi of " + this.definition;
	}
}
