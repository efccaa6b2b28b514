package example;

@dev.tandem.ApiClient(value = "todo")
@org.springframework.web.service.annotation.HttpExchange(value = "/plain")
@kotlin.Metadata(mv = {2, 3, 0}, k = 1, xi = 48, d1 = {"\u0000P\n\u0002\u0018\u0002\n\u0002\u0010\u0000\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0010\t\n\u0002\b\u0002\n\u0002\u0010\u000e\n\u0000\n\u0002\u0010 \n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0010\u0002\n\u0000\n\u0002\u0010\b\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0000\n\u0002\u0018\u0002\n\u0002\b\u0003\bg\u0018\u00002\u00020\u0001J\u0012\u0010\u0002\u001a\u00020\u00032\b\b\u0001\u0010\u0004\u001a\u00020\u0005H\'J\u0016\u0010\u0006\u001a\u0004\u0018\u00010\u00032\n\b\u0001\u0010\u0007\u001a\u0004\u0018\u00010\bH\'J\u000e\u0010\t\u001a\b\u0012\u0004\u0012\u00020\u00030\nH\'J\u000e\u0010\u000b\u001a\b\u0012\u0004\u0012\u00020\u00030\fH\'J\b\u0010\r\u001a\u00020\u000eH\'J\u0012\u0010\u000f\u001a\u00020\u00102\b\b\u0001\u0010\u0004\u001a\u00020\u0005H\'J\b\u0010\u0011\u001a\u00020\u0012H\'J\u000e\u0010\u0013\u001a\b\u0012\u0004\u0012\u00020\u00030\u0014H\'J\u0014\u0010\u0015\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00030\n0\u0016H\'J\u000e\u0010\u0017\u001a\b\u0012\u0004\u0012\u00020\u00030\u0018H\'J\u0014\u0010\u0019\u001a\u000e\u0012\n\u0012\b\u0012\u0004\u0012\u00020\u00030\f0\u0016H\'J\u000e\u0010\u001a\u001a\b\u0012\u0004\u0012\u00020\b0\nH\u0016\u00a8\u0006\u001b\u00c0\u0006\u0003"}, d2 = {"Lexample/NoteApi;", "", "get", "Lexample/Todo;", "id", "", "find", "title", "", "list", "", "stream", "Ljava/util/stream/Stream;", "bytes", "Ljava/io/InputStream;", "delete", "", "count", "", "optional", "Ljava/util/Optional;", "entity", "Lorg/springframework/http/ResponseEntity;", "future", "Ljava/util/concurrent/CompletableFuture;", "elements", "titles", "m"})
public abstract interface NoteApi {

	@org.springframework.web.service.annotation.GetExchange(value = "/{id}")
	@org.jetbrains.annotations.NotNull()
	public abstract example.Todo get(@org.springframework.web.bind.annotation.PathVariable()
	long id);

	@org.springframework.web.service.annotation.GetExchange(value = "/find")
	@org.jetbrains.annotations.Nullable()
	public abstract example.Todo find(@org.springframework.web.bind.annotation.RequestParam()
	@org.jetbrains.annotations.Nullable()
	java.lang.String title);

	@org.springframework.web.service.annotation.GetExchange(value = "/list")
	@org.jetbrains.annotations.NotNull()
	public abstract java.util.List<example.Todo> list();

	@org.springframework.web.service.annotation.GetExchange(value = "/stream", accept = {"application/x-ndjson"})
	@org.jetbrains.annotations.NotNull()
	public abstract java.util.stream.Stream<example.Todo> stream();

	@org.springframework.web.service.annotation.GetExchange(value = "/bytes")
	@org.jetbrains.annotations.NotNull()
	public abstract java.io.InputStream bytes();

	@org.springframework.web.service.annotation.DeleteExchange(value = "/{id}")
	public abstract void delete(@org.springframework.web.bind.annotation.PathVariable()
	long id);

	@org.springframework.web.service.annotation.GetExchange(value = "/count")
	public abstract int count();

	@org.springframework.web.service.annotation.GetExchange(value = "/optional")
	@org.jetbrains.annotations.NotNull()
	public abstract java.util.Optional<example.Todo> optional();

	@org.springframework.web.service.annotation.GetExchange(value = "/entity")
	@org.jetbrains.annotations.NotNull()
	public abstract org.springframework.http.ResponseEntity<java.util.List<example.Todo>> entity();

	@org.springframework.web.service.annotation.GetExchange(value = "/future")
	@org.jetbrains.annotations.NotNull()
	public abstract java.util.concurrent.CompletableFuture<example.Todo> future();

	@org.springframework.web.service.annotation.GetExchange(value = "/elements", accept = {"application/x-ndjson"})
	@org.jetbrains.annotations.NotNull()
	public abstract org.springframework.http.ResponseEntity<java.util.stream.Stream<example.Todo>> elements();

	@org.jetbrains.annotations.NotNull()
	public default java.util.List<java.lang.String> titles() {
		return null;
	}
}
