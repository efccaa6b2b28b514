package example;

import dev.tandem.twin.ReactiveCall;
import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
final class ReactiveTodo$ApiAdapter implements ReactiveTodo$Api {
	private final Todo$Api definition;

	ReactiveTodo$ApiAdapter(Todo$Api definition) {
		this.definition = definition;
	}

	@Override
	public <T extends Number & Comparable<T> & Serializable> Mono<T> number(T number) {
		return ReactiveCall.value(() -> this.definition.number(number));
	}

	@Override
	public <E extends Exception> Mono<String> fails() {
		return ReactiveCall.value(() -> this.definition.fails());
	}

	@Override
	public Mono<Todo$Api.Kind> kinds(Todo$Api.Kind kind) {
		return ReactiveCall.value(() -> this.definition.kinds(kind));
	}

	@Override
	public Mono<String> range(Todo$Api.Range range, Todo$Api.Kind... kinds) {
		return ReactiveCall.value(() -> this.definition.range(range, kinds));
	}

	@Override
	public Mono<String> names(String definition, String reactive, String other, String $, String _x) {
		return ReactiveCall.value(() -> this.definition.names(definition, reactive, other, $, _x));
	}

	@Override
	public Mono<String> definitionOfTwin(String definition) {
		return ReactiveCall.value(() -> this.definition.definitionOfTwin(definition));
	}

	@Override
	public Mono<String> getClass(String name) {
		return ReactiveCall.value(() -> this.definition.getClass(name));
	}

	@Override
	public Mono<String> wait(int times) {
		return ReactiveCall.value(() -> this.definition.wait(times));
	}

	@Override
	public Mono<Todo$Api.Shape> shape() {
		return ReactiveCall.value(() -> this.definition.shape());
	}

	@Override
	public Flux<? extends Todo$Api.Shape> wild() {
		return ReactiveCall.list(() -> this.definition.wild());
	}

	@Override
	public Mono<Map<String, ? extends Number>> map(Map<String, ? super Integer> values) {
		return ReactiveCall.value(() -> this.definition.map(values));
	}

	@Override
	public Mono<String> both() {
		return ReactiveCall.value(() -> this.definition.both());
	}

	@Override
	public Mono<String> repeated(int times) {
		return ReactiveCall.value(() -> this.definition.repeated(times));
	}

	@Override
	public Mono<String> perhaps() {
		return ReactiveCall.present(() -> this.definition.perhaps());
	}

	@Override
	public Mono<String> one(String b) {
		return ReactiveCall.value(() -> this.definition.one(b));
	}

	@Override
	public String toString() {
		return "ReactiveTodo$Api of " + this.definition;
	}
}
