package dev.tandem.engine;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tandem.OperationName;
import dev.tandem.twin.TwinNames;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * How the operations of a definition are called, each by a name of its own.
 */
final class OperationNames {

	private static final Pattern NAME = Pattern.compile("[\\w.-]+");

	private OperationNames() {
	}

	/**
	 * Whether a method sends a request.
	 */
	static boolean isOperation(Method method) {
		return !method.isDefault() && !method.isSynthetic()
				&& AnnotatedElementUtils.hasAnnotation(method, HttpExchange.class);
	}

	/**
	 * Name of an operation: what {@link OperationName} says, else the name of the method.
	 * Of overloads without an annotation, the one with the fewest parameters has the name
	 * of the method alone, and others have their parameters as well.
	 */
	static String of(Class<?> definition, Method method) {
		String name = TwinNames.definition(definition).getSimpleName() + "#";
		String given = given(method);
		if (given != null) {
			return name + given;
		}
		List<Method> overloads = Arrays.stream(definition.getMethods())
			.filter((other) -> other.getName().equals(method.getName()) && isOperation(other))
			.filter((other) -> given(other) == null)
			.sorted(Comparator.comparingInt(Method::getParameterCount)
				.thenComparing(OperationNames::simpleTypes)
				.thenComparing(OperationNames::types))
			.toList();
		boolean shortest = overloads.isEmpty() || types(overloads.get(0)).equals(types(method));
		return name + method.getName() + (shortest ? "" : distinctTypes(method, overloads));
	}

	/**
	 * Find two operations with one name.
	 * @throws IllegalStateException if there are any, or if a name is none
	 */
	static void check(Class<?> definition) {
		Map<String, Method> names = new HashMap<>();
		Arrays.stream(definition.getMethods()).filter(OperationNames::isOperation).forEach((method) -> {
			String given = given(method);
			Assert.state(given == null || NAME.matcher(given).matches(),
					() -> "@OperationName(\"%s\") on %s: write letters, digits, dots, dashes and underscores"
						.formatted(given, method));
			Method other = names.putIfAbsent(of(definition, method), method);
			Assert.state(other == null || isSame(other, method),
					() -> "%s and %s have one name in metrics: write another @OperationName for one of them"
						.formatted(other, method));
		});
	}

	private static boolean isSame(Method one, Method other) {
		return one.getName().equals(other.getName()) && types(one).equals(types(other));
	}

	private static @Nullable String given(Method method) {
		OperationName annotation = AnnotatedElementUtils.findMergedAnnotation(method, OperationName.class);
		return (annotation != null) ? annotation.value() : null;
	}

	/**
	 * Types of different packages may have the same simple name.
	 */
	private static String distinctTypes(Method method, List<Method> overloads) {
		String simple = simpleTypes(method);
		boolean distinct = overloads.stream()
			.allMatch((other) -> types(other).equals(types(method)) || !simpleTypes(other).equals(simple));
		return distinct ? simple : types(method);
	}

	private static String simpleTypes(Method method) {
		return join(method, Class::getSimpleName);
	}

	private static String types(Method method) {
		return join(method, Class::getTypeName);
	}

	private static String join(Method method, Function<Class<?>, String> name) {
		return Arrays.stream(method.getParameterTypes()).map(name).collect(Collectors.joining(",", "(", ")"));
	}

}
