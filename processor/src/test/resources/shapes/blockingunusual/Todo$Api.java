package example;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ApiClient;
import dev.tandem.QueryObject;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * What Java allows and few write.
 */
@ApiClient("todo")
@HttpExchange("${todo.base}/#{1 + 1}")
interface Todo$Api extends Gets, Finds {

	/**
	 * A doc with {@code x > y}, {@literal <} and {@systemProperty a.b}:
	 * <pre>{@code
	 *   @Foo
	 *   class X { }
	 * }</pre>
	 * &#64;at a {@linkplain Todo$Api.Range#from() from}.
	 * @apiNote odd
	 * @param <T> the type
	 * @param number a number
	 * @return the number
	 * @throws IOException never
	 * @see <a href="https://example.com">there</a>
	 * @hidden
	 * @since 1
	 */
	@GetExchange("/number")
	<T extends Number & Comparable<T> & Serializable> T number(@RequestParam T number) throws IOException;

	@GetExchange("/fails")
	<E extends Exception> String fails() throws E;

	@GetExchange("/kinds/{kind}")
	Kind kinds(@PathVariable Kind kind);

	@GetExchange("/range")
	String range(@QueryObject Range range, @RequestParam Kind... kinds);

	@GetExchange("/names")
	String names(@RequestParam String definition, @RequestParam String reactive, @RequestParam String other,
			@RequestParam String $, @RequestParam String _x);

	@GetExchange("/definition")
	String definitionOfTwin(@RequestParam String definition);

	@GetExchange("/class")
	String getClass(@RequestParam String name);

	@GetExchange("/wait")
	String wait(@RequestParam int times);

	@GetExchange("/shape")
	Shape shape();

	@GetExchange("/wild")
	List<? extends Shape> wild();

	@GetExchange("/map")
	Map<String, ? extends Number> map(@RequestParam Map<String, ? super Integer> values);

	@Override
	@GetExchange("/b")
	String both();

	@Override
	String toString();

	static String helper() {
		return "";
	}

	private String hidden(int times) {
		return helper().repeat(times);
	}

	default String repeated(@RequestParam int times) {
		return hidden(times);
	}

	default Optional<String> perhaps() {
		return Optional.empty();
	}

	enum Kind {

		A, B

	}

	record Range(int from, int to) {

		public Range {
			if (from > to) {
				throw new IllegalArgumentException();
			}
		}

	}

	sealed interface Shape permits Circle {

	}

	record Circle(int radius) implements Shape {

	}

}

interface Gets {

	@GetExchange("/a")
	String both();

	@GetExchange("/c")
	CharSequence one(@RequestParam String a);

}

interface Finds {

	CharSequence both();

	@GetExchange("/c")
	String one(@RequestParam String b);

}
