package example;

import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import dev.tandem.twin.ReactiveCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
final class ReactiveTodoApiAdapter implements ReactiveTodoApi {
	private final TodoApi definition;

	ReactiveTodoApiAdapter(TodoApi definition) {
		this.definition = definition;
	}

	@Override
	public Mono<Todo> get(long id) {
		return ReactiveCall.value(() -> this.definition.get(id));
	}

	@Override
	public Mono<Todo> find(long id, @Nullable String view) {
		return ReactiveCall.value(() -> this.definition.find(id, view));
	}

	@Override
	public Mono<Todo> optional() {
		return ReactiveCall.present(() -> this.definition.optional());
	}

	@Override
	public Flux<Todo> list() {
		return ReactiveCall.list(() -> this.definition.list());
	}

	@Override
	public Mono<List<@Nullable Todo>> listWithNulls() {
		return ReactiveCall.value(() -> this.definition.listWithNulls());
	}

	@Override
	public Flux<? extends Todo> listOfUpperBound() {
		return ReactiveCall.list(() -> this.definition.listOfUpperBound());
	}

	@Override
	public Mono<Set<Todo>> set() {
		return ReactiveCall.value(() -> this.definition.set());
	}

	@Override
	public Mono<Map<String, Todo>> map() {
		return ReactiveCall.value(() -> this.definition.map());
	}

	@Override
	public Mono<Todo[]> array() {
		return ReactiveCall.value(() -> this.definition.array());
	}

	@Override
	public Mono<byte[]> bytes() {
		return ReactiveCall.value(() -> this.definition.bytes());
	}

	@Override
	public Mono<Integer> count() {
		return ReactiveCall.response(() -> this.definition.count());
	}

	@Override
	public Mono<Void> nothing() {
		return ReactiveCall.value(() -> this.definition.nothing());
	}

	@Override
	public Mono<Void> create(Todo todo) {
		return ReactiveCall.completion(() -> this.definition.create(todo));
	}

	@Override
	public Flux<Todo> lines() {
		return ReactiveCall.stream(() -> this.definition.lines());
	}

	@Override
	public Flux<ServerSentEvent<Todo>> events() {
		return ReactiveCall.stream(() -> this.definition.events());
	}

	@Override
	public Flux<DataBuffer> download() {
		return ReactiveCall.inputStream(() -> this.definition.download());
	}

	@Override
	public Mono<Resource> resource() {
		return ReactiveCall.value(() -> this.definition.resource());
	}

	@Override
	public Mono<HttpHeaders> headers() {
		return ReactiveCall.value(() -> this.definition.headers());
	}

	@Override
	public Mono<ResponseEntity<Todo>> entity() {
		return ReactiveCall.response(() -> this.definition.entity());
	}

	@Override
	public Mono<ResponseEntity<Void>> entityWithoutBody() {
		return ReactiveCall.response(() -> this.definition.entityWithoutBody());
	}

	@Override
	public Mono<ResponseEntity<List<Todo>>> entityOfList() {
		return ReactiveCall.response(() -> this.definition.entityOfList());
	}

	@Override
	public Mono<ResponseEntity<Flux<Todo>>> entityOfStream() {
		return ReactiveCall.streamEntity(() -> this.definition.entityOfStream());
	}

	@Override
	public Mono<ResponseEntity<Flux<DataBuffer>>> entityOfBytes() {
		return ReactiveCall.inputStreamEntity(() -> this.definition.entityOfBytes());
	}

	@Override
	public Mono<ApiResult<Todo>> result() {
		return ReactiveCall.response(() -> this.definition.result());
	}

	@Override
	public Mono<Todo> future() {
		return ReactiveCall.future(() -> this.definition.future());
	}

	@Override
	public Mono<List<Todo>> stage() {
		return ReactiveCall.future(() -> this.definition.stage());
	}

	@Override
	public <T extends Todo> Mono<T> generic(T todo, CallOptions options) {
		return ReactiveCall.value(() -> this.definition.generic(todo, options));
	}

	@Override
	public Mono<Void> upload(Resource file, @Nullable Todo todo, Long... ids) {
		return ReactiveCall.completion(() -> this.definition.upload(file, todo, ids));
	}

	@Override
	public Flux<Todo> two(long id) {
		return ReactiveCall.list(() -> this.definition.two(id));
	}

	@Override
	public Mono<Void> ping() {
		return ReactiveCall.completion(() -> this.definition.ping());
	}

	@Override
	public Flux<Todo> all() {
		return ReactiveCall.stream(() -> this.definition.all());
	}

	@Override
	public String toString() {
		return "ReactiveTodoApi of " + this.definition;
	}
}
