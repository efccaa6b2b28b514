package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.PublishedArgument;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class BlockingDefaultsApiFacade implements BlockingDefaultsApi, TwinFacade<DefaultsApi> {
	private final DefaultsApi definition;

	BlockingDefaultsApiFacade(DefaultsApi definition) {
		this.definition = definition;
	}

	@Override
	public List<Todo> list() {
		BlockingCall.checkThread(DefaultsApi.class);
		return BlockingCall.list(this.definition.list());
	}

	@Override
	public @Nullable Integer count() {
		BlockingCall.checkThread(DefaultsApi.class);
		return BlockingCall.value(this.definition.count());
	}

	@Override
	public Stream<ServerSentEvent<Todo>> events() {
		BlockingCall.checkThread(DefaultsApi.class);
		return BlockingCall.stream(this.definition.events());
	}

	@Override
	public void check(Todo expected) {
		BlockingCall.checkThread(DefaultsApi.class);
		BlockingCall.completion(this.definition.check(PublishedArgument.mono(expected)));
	}

	@Override
	public String describe(Todo todo) {
		return this.definition.describe(todo);
	}

	@Override
	public void print(StringBuilder target, Todo todo) {
		this.definition.print(target, todo);
	}

	@Override
	public CompletableFuture<Todo> later() {
		return this.definition.later();
	}

	@Override
	public DefaultsApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<DefaultsApi> twinOfDefinition(DefaultsApi other) {
		return new BlockingDefaultsApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingDefaultsApi of " + this.definition;
	}
}
