package example;

/**
 * The todos of a user, as [Todo].
 *
 * @since 1
 */
@dev.tandem.ApiClient(value = "todo")
@org.springframework.web.service.annotation.HttpExchange(value = "/todo")
@kotlin.Metadata(mv = {2, 3, 0}, k = 1, xi = 48, d1 = {"\u0000\u00b6\u0001\n\u0002\u0018\u0002\n\u0002\u0010\u0000\n\u0000\n\u0002\u0018\u0002\n\u0002\u0018\u0002\n\u0000\n\u0002\u0010\t\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0010\u000e\n\u0000\n\u0002\u0010\b\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0010 \n\u0002\b\u0002\n\u0002\u0010$\n\u0002\b\u0002\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0002\b\u0002\n\u0002\u0018\u0002\n\u0002\b\u0002\n\u0002\u0018\u0002\n\u0002\b\u0002\n\u0002\u0010\u0012\n\u0002\u0010\u0011\n\u0002\b\b\n\u0002\u0010\u000b\n\u0000\n\u0002\u0018\u0002\n\u0002\b\u0002\n\u0002\u0010\f\n\u0002\b\u0003\n\u0002\u0010\u0006\n\u0002\b\u0002\n\u0002\u0018\u0002\n\u0002\b\u0007\n\u0002\u0018\u0002\n\u0002\u0010\u0002\n\u0002\b\u0003\n\u0002\u0018\u0002\n\u0000\n\u0002\u0010\u000f\n\u0002\u0018\u0002\n\u0002\b\u0002\bg\u0018\u00002\u00020\u0001J\u0018\u0010\u0002\u001a\b\u0012\u0004\u0012\u00020\u00040\u00032\b\b\u0001\u0010\u0005\u001a\u00020\u0006H\'J*\u0010\u0007\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00040\b0\u00032\n\b\u0001\u0010\t\u001a\u0004\u0018\u00010\n2\b\b\u0003\u0010\u000b\u001a\u00020\fH\'J\u001e\u0010\r\u001a\b\u0012\u0004\u0012\u00020\u00040\u000e2\u000e\b\u0001\u0010\u000f\u001a\b\u0012\u0004\u0012\u00020\u00060\u0010H\'J\u0014\u0010\u0011\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00040\u00100\u0003H\'J6\u0010\u0012\u001a\u001a\u0012\u0016\u0012\u0014\u0012\u0004\u0012\u00020\n\u0012\n\u0012\b\u0012\u0004\u0012\u00020\f0\u00100\u00130\u00032\u0014\b\u0001\u0010\u0014\u001a\u000e\u0012\u0004\u0012\u00020\n\u0012\u0004\u0012\u00020\n0\u0013H\'J$\u0010\u0015\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00160\u00100\u00032\u000e\b\u0001\u0010\u0015\u001a\b\u0012\u0004\u0012\u00020\u00160\u0010H\'J\u0018\u0010\u0017\u001a\b\u0012\u0004\u0012\u00020\u00180\u00032\b\b\u0001\u0010\u0005\u001a\u00020\u0006H\'J\u0014\u0010\u0019\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00040\u001a0\u0003H\'J\u0014\u0010\u001b\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00180\u001a0\u0003H\'J\u0014\u0010\u001c\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00040\u001d0\u0003H\'J\u001a\u0010\u001e\u001a\u0014\u0012\u0010\u0012\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00040\u000e0\u001a0\u0003H\'J\u000e\u0010\u001f\u001a\b\u0012\u0004\u0012\u00020 0\u000eH\'J\u001a\u0010!\u001a\u0014\u0012\u0010\u0012\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020 0\u000e0\u001a0\u0003H\'J#\u0010\"\u001a\b\u0012\u0004\u0012\u00020#0\u00032\u000e\b\u0001\u0010\u000f\u001a\b\u0012\u0004\u0012\u00020\u00060$H\'\u00a2\u0006\u0002\u0010%J/\u0010&\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\n0$0\u00032\u0014\b\u0001\u0010&\u001a\n\u0012\u0006\b\u0001\u0012\u00020\n0$\"\u00020\nH\'\u00a2\u0006\u0002\u0010\'J\u001e\u0010(\u001a\b\u0012\u0004\u0012\u00020\u00040\u00032\u000e\b\u0001\u0010)\u001a\b\u0012\u0004\u0012\u00020\u00040\u0003H\'J\u001e\u0010*\u001a\b\u0012\u0004\u0012\u00020\f0\u00032\u000e\b\u0001\u0010+\u001a\b\u0012\u0004\u0012\u00020\u00040\u000eH\'J\u001e\u0010,\u001a\b\u0012\u0004\u0012\u00020-0\u00032\u000e\b\u0001\u0010\u001f\u001a\b\u0012\u0004\u0012\u00020 0\u000eH\'J\u000e\u0010.\u001a\b\u0012\u0004\u0012\u00020\u00040/H\'J\u000e\u00100\u001a\b\u0012\u0004\u0012\u00020\u00010\u0003H\'J3\u00101\u001a\b\u0012\u0004\u0012\u0002020\u00032\b\b\u0001\u00103\u001a\u0002022\n\b\u0001\u00104\u001a\u0004\u0018\u00010-2\b\b\u0001\u00105\u001a\u000206H\'\u00a2\u0006\u0002\u00107J\u000e\u00108\u001a\b\u0012\u0004\u0012\u0002090\u0003H\'J\u000e\u0010:\u001a\b\u0012\u0004\u0012\u00020\u00040\u0003H\'J\u0016\u0010;\u001a\b\u0012\u0004\u0012\u00020\n0\u000e2\u0006\u0010<\u001a\u00020\u0006H\u0016J\u0014\u0010=\u001a\u0004\u0018\u00010\n2\b\u0010>\u001a\u0004\u0018\u00010\nH\u0016J0\u0010?\u001a\b\u0012\u0004\u0012\u00020\u00180\u00032\u0006\u0010<\u001a\u00020\u00062\u0018\u0010@\u001a\u0014\u0012\u0004\u0012\u00020\u0004\u0012\u0004\u0012\u00020\f\u0012\u0004\u0012\u00020B0AH\u0016J4\u0010C\u001a\b\u0012\u0004\u0012\u0002HD0\u0003\"\b\b\u0000\u0010D*\u00020\u00012\u0006\u0010\u0005\u001a\u00020\u00062\u0012\u0010E\u001a\u000e\u0012\u0004\u0012\u00020\u0004\u0012\u0004\u0012\u0002HD0FH\u0016J3\u0010G\u001a\b\u0012\u0004\u0012\u0002HD0\u0003\"\u0016\b\u0000\u0010D*\u00020\u0001*\b\u0012\u0004\u0012\u0002HD0H*\u00020I2\u0006\u0010\u0005\u001a\u0002HDH\u0016\u00a2\u0006\u0002\u0010J\u00a8\u0006K\u00c0\u0006\u0003"}, d2 = {"Lexample/TodoApi;", "", "get", "Lreactor/core/publisher/Mono;", "Lexample/Todo;", "id", "", "find", "Ljava/util/Optional;", "when", "", "limit", "", "list", "Lreactor/core/publisher/Flux;", "ids", "", "all", "map", "", "query", "opens", "Lexample/Open;", "delete", "Ljava/lang/Void;", "entity", "Lorg/springframework/http/ResponseEntity;", "bodiless", "result", "Ldev/tandem/ApiResult;", "elements", "bytes", "Lorg/springframework/core/io/buffer/DataBuffer;", "bytesEntity", "array", "", "", "([Ljava/lang/Long;)Lreactor/core/publisher/Mono;", "tags", "([Ljava/lang/String;)Lreactor/core/publisher/Mono;", "mono", "todo", "flux", "todos", "upload", "", "future", "Ljava/util/concurrent/CompletableFuture;", "any", "chars", "", "c", "b", "d", "", "(CLjava/lang/Boolean;D)Lreactor/core/publisher/Mono;", "nested", "Lexample/Todo$Note;", "old", "titles", "userId", "plain", "name", "each", "use", "Lkotlin/Function2;", "", "convert", "T", "to", "Lkotlin/Function1;", "compare", "", "Ljava/io/Serializable;", "(Ljava/lang/Object;)Lreactor/core/publisher/Mono;", "m"})
public abstract interface TodoApi {

	/**
	 * Get a todo.
	 * @param id the id
	 * @return the todo
	 */
	@org.springframework.web.service.annotation.GetExchange(value = "/{id}")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<example.Todo> get(@org.springframework.web.bind.annotation.PathVariable()
	long id);

	@org.springframework.web.service.annotation.GetExchange(value = "/find")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.util.Optional<example.Todo>> find(@org.springframework.web.bind.annotation.RequestParam(required = false)
	@org.jetbrains.annotations.Nullable()
	java.lang.String when, @org.springframework.web.bind.annotation.RequestParam()
	int limit);

	@org.springframework.web.service.annotation.GetExchange(value = "/list")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Flux<example.Todo> list(@org.springframework.web.bind.annotation.RequestParam()
	@org.jetbrains.annotations.NotNull()
	java.util.List<java.lang.Long> ids);

	@org.springframework.web.service.annotation.GetExchange(value = "/all")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.util.List<example.Todo>> all();

	@org.springframework.web.service.annotation.GetExchange(value = "/map")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>> map(@org.springframework.web.bind.annotation.RequestParam()
	@org.jetbrains.annotations.NotNull()
	java.util.Map<java.lang.String, java.lang.String> query);

	@org.springframework.web.service.annotation.PostExchange(value = "/opens")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.util.List<example.Open>> opens(@org.springframework.web.bind.annotation.RequestBody()
	@org.jetbrains.annotations.NotNull()
	java.util.List<? extends example.Open> opens);

	@org.springframework.web.service.annotation.DeleteExchange(value = "/{id}")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.lang.Void> delete(@org.springframework.web.bind.annotation.PathVariable()
	long id);

	@org.springframework.web.service.annotation.GetExchange(value = "/entity")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<org.springframework.http.ResponseEntity<example.Todo>> entity();

	@org.springframework.web.service.annotation.GetExchange(value = "/bodiless")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<org.springframework.http.ResponseEntity<java.lang.Void>> bodiless();

	@org.springframework.web.service.annotation.GetExchange(value = "/result")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<dev.tandem.ApiResult<example.Todo>> result();

	@org.springframework.web.service.annotation.GetExchange(value = "/elements")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<org.springframework.http.ResponseEntity<reactor.core.publisher.Flux<example.Todo>>> elements();

	@org.springframework.web.service.annotation.GetExchange(value = "/bytes")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Flux<org.springframework.core.io.buffer.DataBuffer> bytes();

	@org.springframework.web.service.annotation.GetExchange(value = "/bytesEntity")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<org.springframework.http.ResponseEntity<reactor.core.publisher.Flux<org.springframework.core.io.buffer.DataBuffer>>> bytesEntity();

	@org.springframework.web.service.annotation.GetExchange(value = "/array")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<byte[]> array(@org.springframework.web.bind.annotation.RequestParam()
	@org.jetbrains.annotations.NotNull()
	java.lang.Long[] ids);

	@org.springframework.web.service.annotation.GetExchange(value = "/tags")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.lang.String[]> tags(@org.springframework.web.bind.annotation.RequestParam()
	@org.jetbrains.annotations.NotNull()
	java.lang.String... tags);

	@org.springframework.web.service.annotation.PostExchange(value = "/mono")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<example.Todo> mono(@org.springframework.web.bind.annotation.RequestBody()
	@org.jetbrains.annotations.NotNull()
	reactor.core.publisher.Mono<example.Todo> todo);

	@org.springframework.web.service.annotation.PostExchange(value = "/flux")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.lang.Integer> flux(@org.springframework.web.bind.annotation.RequestBody()
	@org.jetbrains.annotations.NotNull()
	reactor.core.publisher.Flux<example.Todo> todos);

	@org.springframework.web.service.annotation.PostExchange(value = "/upload")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.lang.Boolean> upload(@org.springframework.web.bind.annotation.RequestBody()
	@org.jetbrains.annotations.NotNull()
	reactor.core.publisher.Flux<org.springframework.core.io.buffer.DataBuffer> bytes);

	@org.springframework.web.service.annotation.GetExchange(value = "/future")
	@org.jetbrains.annotations.NotNull()
	public abstract java.util.concurrent.CompletableFuture<example.Todo> future();

	@org.springframework.web.service.annotation.GetExchange(value = "/any")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.lang.Object> any();

	@org.springframework.web.service.annotation.GetExchange(value = "/chars")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<java.lang.Character> chars(@org.springframework.web.bind.annotation.RequestParam()
	char c, @org.springframework.web.bind.annotation.RequestParam()
	@org.jetbrains.annotations.Nullable()
	java.lang.Boolean b, @org.springframework.web.bind.annotation.RequestParam()
	double d);

	@org.springframework.web.service.annotation.GetExchange(value = "/nested")
	@org.jetbrains.annotations.NotNull()
	public abstract reactor.core.publisher.Mono<example.Todo.Note> nested();

	@org.springframework.web.service.annotation.GetExchange(value = "/old")
	@org.jetbrains.annotations.NotNull()
	@java.lang.Deprecated()
	public abstract reactor.core.publisher.Mono<example.Todo> old();

	/**
	 * Composed.
	 */
	@org.jetbrains.annotations.NotNull()
	public default reactor.core.publisher.Flux<java.lang.String> titles(long userId) {
		return null;
	}

	@org.jetbrains.annotations.Nullable()
	public default java.lang.String plain(@org.jetbrains.annotations.Nullable()
	java.lang.String name) {
		return null;
	}

	@org.jetbrains.annotations.NotNull()
	public default reactor.core.publisher.Mono<java.lang.Void> each(long userId, @org.jetbrains.annotations.NotNull()
	kotlin.jvm.functions.Function2<? super example.Todo, ? super java.lang.Integer, kotlin.Unit> use) {
		return null;
	}

	@org.jetbrains.annotations.NotNull()
	public default <T extends java.lang.Object>reactor.core.publisher.Mono<T> convert(long id, @org.jetbrains.annotations.NotNull()
	kotlin.jvm.functions.Function1<? super example.Todo, ? extends T> to) {
		return null;
	}

	@org.jetbrains.annotations.NotNull()
	public default <T extends java.lang.Object & java.lang.Comparable<? super T> & java.io.Serializable>reactor.core.publisher.Mono<T> compare(@org.jetbrains.annotations.NotNull()
	T id) {
		return null;
	}
}
