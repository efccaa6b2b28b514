package example;

import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Blocking twin of {@link Apis.Inner.TodoApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
interface Apis_Inner_BlockingTodoApi {
	Apis.Inner.TodoApi. @Nullable Note get();
}
