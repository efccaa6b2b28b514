package example;

import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Todos as they were.
 *
 * @deprecated gone
 * @see OldApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@Deprecated
public interface BlockingOldApi {
	/**
	 * One todo.
	 * @return the todo
	 * @deprecated use another
	 */
	@Deprecated(
			since = "1.2",
			forRemoval = true
	)
	OldApi. @Nullable Old get();
}
