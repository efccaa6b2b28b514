package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.PublishedArgument;
import dev.tandem.twin.TwinFacade;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ParameterNames({
		"get(java.lang.Class)=type",
		"list(org.springframework.core.ParameterizedTypeReference)=type",
		"sort(reactor.core.publisher.Flux,java.lang.Class)=numbers,failure",
		"raw(java.lang.Class)=type"
})
final class BlockingGenericsApiFacade implements BlockingGenericsApi, TwinFacade<GenericsApi> {
	private final GenericsApi definition;

	BlockingGenericsApiFacade(GenericsApi definition) {
		this.definition = definition;
	}

	@Override
	public <T> @Nullable T get(Class<T> type) {
		BlockingCall.checkThread(GenericsApi.class);
		return BlockingCall.value(this.definition.get(type));
	}

	@Override
	public <T extends @Nullable Object> List<T> list(ParameterizedTypeReference<T> type) {
		BlockingCall.checkThread(GenericsApi.class);
		return BlockingCall.list(this.definition.list(type));
	}

	@Override
	public <T extends Number & Comparable<T>, X extends IOException> @Nullable List<T> sort(
			Iterable<T> numbers, Class<X> failure) throws X, InterruptedException {
		BlockingCall.checkThread(GenericsApi.class);
		return BlockingCall.value(this.definition.sort(PublishedArgument.flux(numbers), failure));
	}

	@Override
	public @Nullable List raw(Class type) {
		BlockingCall.checkThread(GenericsApi.class);
		return BlockingCall.value(this.definition.raw(type));
	}

	@Override
	public GenericsApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<GenericsApi> twinOfDefinition(GenericsApi other) {
		return new BlockingGenericsApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingGenericsApi of " + this.definition;
	}
}
