package example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/**
 * Annotations at each place in a type.
 */
@ApiClient("todo")
interface TypeUseApi {

	@GetExchange
	Map<String, @Nullable List<? extends @Nullable Object>> map(
			@RequestParam Map<? extends @Nullable CharSequence, ? super @Nullable Integer> map,
			@RequestParam Map.@Nullable Entry<String, @OfType String> entry,
			@RequestParam Outer<@Nullable String>.Inner<@Nullable Integer> inner);

	@GetExchange
	@Nullable String @Nullable [] array(@RequestParam @Nullable List<@Nullable String> @Nullable [] lists,
			@RequestParam String @OfType [] @Nullable [] nested, @RequestParam @OfType String marked,
			@RequestParam @Nullable Integer... many);

	@GetExchange
	List<@Nullable String @Nullable []> arrays();

	@GetExchange
	@OfType String marked();

	@GetExchange
	Optional<@OfType String> optional();

	@GetExchange
	<T extends @Nullable Object> @Nullable T generic(@RequestParam T value);

	/**
	 * An annotation of both a declaration and a type is written once.
	 */
	@Both
	@GetExchange
	String both(@RequestParam @Both String value, @RequestParam @Both String[] array,
			@RequestParam @Both String @Both [] twice, @Both @RequestParam Map.Entry<String, String> entry,
			@RequestParam @Both String... many);

	@GetExchange
	@Other.Nullable String other(@RequestParam @Other.Nullable String value,
			@RequestParam @Other.Nullable String @Other.Nullable [] array);

	class Outer<T> {

		class Inner<U> {

		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE_USE)
	@interface OfType {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target({ ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
	@interface Both {

	}

	interface Other {

		@Retention(RetentionPolicy.RUNTIME)
		@Target({ ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
		@interface Nullable {

		}

	}

}
