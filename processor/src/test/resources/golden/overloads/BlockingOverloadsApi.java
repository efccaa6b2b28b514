package example;

import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Blocking twin of {@link OverloadsApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
public interface BlockingOverloadsApi {
	@Nullable Todo get(long definition);

	@Nullable Todo get(String definition);

	@Nullable Todo post(Todo one);

	List<Todo> post(Iterable<Todo> many);

	@Nullable Todo post(Object other);

	@Nullable String toString(int radix);
}
