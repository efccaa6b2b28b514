package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class BlockingStreamApiFacade implements BlockingStreamApi, TwinFacade<StreamApi> {
	private final StreamApi definition;

	BlockingStreamApiFacade(StreamApi definition) {
		this.definition = definition;
	}

	@Override
	public Stream<ServerSentEvent<Todo>> events() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.stream(this.definition.events());
	}

	@Override
	public Stream<Todo> eventData() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.stream(this.definition.eventData());
	}

	@Override
	public Stream<? extends Todo> lines() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.stream(this.definition.lines());
	}

	@Override
	public List<Todo> finite() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.list(this.definition.finite());
	}

	@Override
	public Stream<Todo> watch() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.stream(this.definition.watch());
	}

	@Override
	public Stream<Todo> aliased() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.stream(this.definition.aliased());
	}

	@Override
	public InputStream bytes() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.inputStream(this.definition.bytes());
	}

	@Override
	public ResponseEntity<Stream<Todo>> entityOfEvents() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.streamEntity(this.definition.entityOfEvents());
	}

	@Override
	public ResponseEntity<InputStream> entityOfBytes() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.inputStreamEntity(this.definition.entityOfBytes());
	}

	@Override
	public @Nullable Todo first() {
		BlockingCall.checkThread(StreamApi.class);
		return BlockingCall.value(this.definition.first());
	}

	@Override
	public StreamApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<StreamApi> twinOfDefinition(StreamApi other) {
		return new BlockingStreamApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingStreamApi of " + this.definition;
	}
}
