package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class BlockingEventApiFacade implements BlockingEventApi, TwinFacade<EventApi> {
	private final EventApi definition;

	BlockingEventApiFacade(EventApi definition) {
		this.definition = definition;
	}

	@Override
	public Stream<Todo> all() {
		BlockingCall.checkThread(EventApi.class);
		return BlockingCall.stream(this.definition.all());
	}

	@Override
	public List<Todo> finite() {
		BlockingCall.checkThread(EventApi.class);
		return BlockingCall.list(this.definition.finite());
	}

	@Override
	public Stream<Todo> recent() {
		BlockingCall.checkThread(EventApi.class);
		return BlockingCall.stream(this.definition.recent());
	}

	@Override
	public EventApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<EventApi> twinOfDefinition(EventApi other) {
		return new BlockingEventApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingEventApi of " + this.definition;
	}
}
