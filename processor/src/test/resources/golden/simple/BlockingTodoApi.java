package example;

import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Todos: what a {@code Todo} is, and how to wait for one.
 * <p>
 * Costs $1 a call.
 *
 * @author Someone
 * @see TodoApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
public interface BlockingTodoApi {
	/**
	 * One todo, see {@code list(long)}.
	 * @param id its id
	 * @return the todo
	 * @throws IllegalStateException if it is locked
	 */
	@Nullable Todo get(long id);

	List<Todo> list(long userId);

	@Nullable Todo create(Todo todo);

	/**
	 * Delete one.
	 * @param id its id
	 */
	void delete(long id);
}
