package example;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Blocking twin of {@link DefaultsApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
interface BlockingDefaultsApi {
	List<Todo> list();

	@Nullable Integer count();

	Stream<ServerSentEvent<Todo>> events();

	void check(Todo expected);

	String describe(Todo todo);

	void print(StringBuilder target, Todo todo);

	CompletableFuture<Todo> later();
}
