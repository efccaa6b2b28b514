package example;

import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Blocking twin of {@link NoteApi}.
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
public interface BlockingNoteApi {
	Todo. @Nullable Note first();

	/**
	 * One of them.
	 * @param id its id
	 * @return the one
	 */
	Todo. @Nullable Note get(Long id);

	List<Todo.Note> list(@Nullable Long after);

	Todo. @Nullable Note create(Todo.Note value);

	Todo. @Nullable Note copy(Long id);

	@Nullable Long count();

	List<Todo.Note> search(String text);
}
