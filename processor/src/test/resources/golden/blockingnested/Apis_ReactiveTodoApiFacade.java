package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import javax.annotation.processing.Generated;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class Apis_ReactiveTodoApiFacade implements Apis.TodoApi, TwinFacade<Apis_ReactiveTodoApi> {
	private final Apis_ReactiveTodoApi twin;

	Apis_ReactiveTodoApiFacade(Apis_ReactiveTodoApi twin) {
		this.twin = twin;
	}

	@Override
	public Todo get(long definition, long twin) {
		BlockingCall.checkThread(Apis_ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.get(definition, twin));
	}

	@Override
	public Apis_ReactiveTodoApi definitionOfTwin() {
		return this.twin;
	}

	@Override
	public TwinFacade<Apis_ReactiveTodoApi> twinOfDefinition(Apis_ReactiveTodoApi other) {
		return new Apis_ReactiveTodoApiFacade(other);
	}

	@Override
	public String toString() {
		return "TodoApi of " + this.twin;
	}
}
