package example;

import dev.tandem.twin.AdaptedCall;
import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class BlockingPublisherApiFacade implements BlockingPublisherApi, TwinFacade<PublisherApi> {
	private final PublisherApi definition;

	BlockingPublisherApiFacade(PublisherApi definition) {
		this.definition = definition;
	}

	@Override
	public @Nullable Todo mono() {
		BlockingCall.checkThread(PublisherApi.class);
		return BlockingCall.value(this.definition.mono());
	}

	@Override
	public @Nullable Todo future() {
		BlockingCall.checkThread(PublisherApi.class);
		return BlockingCall.value(AdaptedCall.mono(this.definition.future()));
	}

	@Override
	public @Nullable List<Todo> stage() {
		BlockingCall.checkThread(PublisherApi.class);
		return BlockingCall.value(AdaptedCall.mono(this.definition.stage()));
	}

	@Override
	public void end() {
		BlockingCall.checkThread(PublisherApi.class);
		BlockingCall.completion(AdaptedCall.mono(this.definition.end()));
	}

	@Override
	public ResponseEntity<Todo> entity() {
		BlockingCall.checkThread(PublisherApi.class);
		return BlockingCall.response(AdaptedCall.mono(this.definition.entity()));
	}

	@Override
	public List<Todo> publisher() {
		BlockingCall.checkThread(PublisherApi.class);
		return BlockingCall.list(AdaptedCall.flux(this.definition.publisher()));
	}

	@Override
	public Stream<Todo> lines() {
		BlockingCall.checkThread(PublisherApi.class);
		return BlockingCall.stream(AdaptedCall.flux(this.definition.lines()));
	}

	@Override
	public InputStream bytes() {
		BlockingCall.checkThread(PublisherApi.class);
		return BlockingCall.inputStream(AdaptedCall.flux(this.definition.bytes()));
	}

	@Override
	public PublisherApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<PublisherApi> twinOfDefinition(PublisherApi other) {
		return new BlockingPublisherApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingPublisherApi of " + this.definition;
	}
}
