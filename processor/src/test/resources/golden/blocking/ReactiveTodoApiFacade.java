package example;

import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.TwinFacade;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
final class ReactiveTodoApiFacade implements TodoApi, TwinFacade<ReactiveTodoApi> {
	private final ReactiveTodoApi twin;

	ReactiveTodoApiFacade(ReactiveTodoApi twin) {
		this.twin = twin;
	}

	@Override
	public Todo get(long id) {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.get(id));
	}

	@Override
	public @Nullable Todo find(long id, @Nullable String view) {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.find(id, view));
	}

	@Override
	public Optional<Todo> optional() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.present(this.twin.optional());
	}

	@Override
	public List<Todo> list() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.list(this.twin.list());
	}

	@Override
	public List<@Nullable Todo> listWithNulls() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.listWithNulls());
	}

	@Override
	public List<? extends Todo> listOfUpperBound() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.list(this.twin.listOfUpperBound());
	}

	@Override
	public Set<Todo> set() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.set());
	}

	@Override
	public Map<String, Todo> map() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.map());
	}

	@Override
	public Todo[] array() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.array());
	}

	@Override
	public byte[] bytes() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.bytes());
	}

	@Override
	public int count() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.response(this.twin.count());
	}

	@Override
	public Void nothing() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.nothing());
	}

	@Override
	public void create(Todo todo) {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		BlockingCall.completion(this.twin.create(todo));
	}

	@Override
	public Stream<Todo> lines() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.stream(this.twin.lines());
	}

	@Override
	public Stream<ServerSentEvent<Todo>> events() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.stream(this.twin.events());
	}

	@Override
	public InputStream download() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.inputStream(this.twin.download());
	}

	@Override
	public Resource resource() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.resource());
	}

	@Override
	public HttpHeaders headers() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.headers());
	}

	@Override
	public ResponseEntity<Todo> entity() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.response(this.twin.entity());
	}

	@Override
	public ResponseEntity<Void> entityWithoutBody() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.response(this.twin.entityWithoutBody());
	}

	@Override
	public ResponseEntity<List<Todo>> entityOfList() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.response(this.twin.entityOfList());
	}

	@Override
	public ResponseEntity<Stream<Todo>> entityOfStream() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.streamEntity(this.twin.entityOfStream());
	}

	@Override
	public ResponseEntity<InputStream> entityOfBytes() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.inputStreamEntity(this.twin.entityOfBytes());
	}

	@Override
	public ApiResult<Todo> result() {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.response(this.twin.result());
	}

	@Override
	public CompletableFuture<Todo> future() {
		return BlockingCall.future(this.twin.future());
	}

	@Override
	public CompletionStage<List<Todo>> stage() {
		return BlockingCall.future(this.twin.stage());
	}

	@Override
	public <T extends Todo> T generic(T todo, CallOptions options) {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		return BlockingCall.value(this.twin.generic(todo, options));
	}

	@Override
	public void upload(Resource file, @Nullable Todo todo, Long... ids) {
		BlockingCall.checkThread(ReactiveTodoApi.class);
		BlockingCall.completion(this.twin.upload(file, todo, ids));
	}

	@Override
	public ReactiveTodoApi definitionOfTwin() {
		return this.twin;
	}

	@Override
	public TwinFacade<ReactiveTodoApi> twinOfDefinition(ReactiveTodoApi other) {
		return new ReactiveTodoApiFacade(other);
	}

	@Override
	public String toString() {
		return "TodoApi of " + this.twin;
	}
}
