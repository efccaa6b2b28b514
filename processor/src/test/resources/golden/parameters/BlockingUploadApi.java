package example;

import dev.tandem.CallOptions;
import dev.tandem.TransferListener;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * Blocking twin of {@link UploadApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
public interface BlockingUploadApi {
	void one(Todo todo);

	void perhapsOne(@Nullable Todo todo);

	void many(Iterable<Todo> todos);

	void manyOfUpperBound(Iterable<? extends Todo> todos);

	void perhapsMany(@Nullable Iterable<Todo> todos);

	void bytes(Resource content);

	void parts(Todo.Note note, @Nullable Resource definition);

	List<Todo> typeUse(@Nullable String title, Map<String, @Nullable String> filters,
			Todo. @Nullable Note note, byte @Nullable [] mark, @Nullable List<String> tags);

	List<Todo> declared(@Absent.Nullable String title, @Absent.Nullable byte[] mark);

	void required(Iterable<Todo> todos, String title);

	List<Todo> arguments(int number, Long... ids);

	List<Todo> options(CallOptions options, int number, @Nullable CallOptions perhaps);

	void progress(Resource content, TransferListener listener, @Nullable TransferListener perhaps);

	List<Todo> genericArguments(List<String>... ids);
}
