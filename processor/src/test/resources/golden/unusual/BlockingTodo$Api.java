package example;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What Java allows and few write.
 *
 * @see Todo$Api
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
interface BlockingTodo$Api {
	/**
	 * A doc with {@code x > y}, {@literal <} and {@systemProperty a.b}:
	 * <pre>{@code
	 *   @Foo
	 *   class X { }
	 * }</pre>
	 * &#64;at a from.
	 * @param <T> the type
	 * @param number a number
	 * @return the number
	 * @throws java.io.IOException never
	 * @since 1
	 */
	<T extends Number & Comparable<T> & Serializable> @Nullable T number(T number) throws IOException;

	<E extends Exception> @Nullable String fails() throws E;

	Todo$Api. @Nullable Kind kinds(Todo$Api.Kind kind);

	@Nullable String range(Todo$Api.Range range, Todo$Api.Kind... kinds);

	@Nullable String names(String definition, String reactive, String other, String $, String _x);

	@Nullable String definitionOfTwin(String definition);

	@Nullable String getClass(String name);

	@Nullable String wait(int times);

	Todo$Api. @Nullable Shape shape();

	List<? extends Todo$Api.Shape> wild();

	@Nullable Map<String, ? extends Number> map(Map<String, ? super Integer> values);

	@Nullable String both();

	String repeated(int times);

	Optional<String> perhaps();

	@Nullable String one(String b);
}
