package example;

import java.io.IOException;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/**
 * Blocking twin of {@link GenericsApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
public interface BlockingGenericsApi {
	<T> @Nullable T get(Class<T> type);

	<T extends @Nullable Object> List<T> list(ParameterizedTypeReference<T> type);

	<T extends Number & Comparable<T>, X extends IOException> @Nullable List<T> sort(
			Iterable<T> numbers, Class<X> failure) throws X, InterruptedException;

	@Nullable List raw(Class type);
}
