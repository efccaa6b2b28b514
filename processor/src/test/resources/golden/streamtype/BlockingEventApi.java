package example;

import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Blocking twin of {@link EventApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
public interface BlockingEventApi {
	Stream<Todo> all();

	List<Todo> finite();

	Stream<Todo> recent();
}
