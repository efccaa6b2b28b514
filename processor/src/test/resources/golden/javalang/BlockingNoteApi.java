package example;

import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The package has classes that are called like some of java.lang.
 *
 * @see NoteApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
interface BlockingNoteApi {
	List<Todo> todos(java.lang.String text, List<Integer> ids);

	java.lang. @Nullable String text();
}
