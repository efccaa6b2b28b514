package example;

import dev.tandem.twin.ReactiveCall;
import javax.annotation.processing.Generated;
import reactor.core.publisher.Mono;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class Apis_ReactiveTodoApiAdapter implements Apis_ReactiveTodoApi {
	private final Apis.TodoApi definition;

	Apis_ReactiveTodoApiAdapter(Apis.TodoApi definition) {
		this.definition = definition;
	}

	@Override
	public Mono<Todo> get(long definition, long twin) {
		return ReactiveCall.value(() -> this.definition.get(definition, twin));
	}

	@Override
	public String toString() {
		return "Apis_ReactiveTodoApi of " + this.definition;
	}
}
