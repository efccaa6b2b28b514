package example;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Blocking twin of {@link PublisherApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
interface BlockingPublisherApi {
	@Nullable Todo mono();

	@Nullable Todo future();

	@Nullable List<Todo> stage();

	void end();

	ResponseEntity<Todo> entity();

	List<Todo> publisher();

	Stream<Todo> lines();

	InputStream bytes();
}
