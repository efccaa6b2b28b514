package example;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Blocking twin of {@link StreamApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
public interface BlockingStreamApi {
	Stream<ServerSentEvent<Todo>> events();

	Stream<Todo> eventData();

	Stream<? extends Todo> lines();

	List<Todo> finite();

	Stream<Todo> watch();

	Stream<Todo> aliased();

	InputStream bytes();

	ResponseEntity<Stream<Todo>> entityOfEvents();

	ResponseEntity<InputStream> entityOfBytes();

	@Nullable Todo first();
}
