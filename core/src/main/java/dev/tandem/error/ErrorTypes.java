package dev.tandem.error;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.ErrorBody;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The types of the error bodies of an operation, as {@link ErrorBody @ErrorBody} declares
 * them.
 */
public final class ErrorTypes {

	private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");

	private final List<ErrorBody> mostSpecificFirst;

	private ErrorTypes(List<ErrorBody> mostSpecificFirst) {
		this.mostSpecificFirst = mostSpecificFirst;
	}

	/**
	 * Read the declarations of an operation.
	 * @param definition the definition
	 * @param method its method
	 * @return the types
	 * @throws IllegalStateException if a status is not one
	 */
	public static ErrorTypes of(Class<?> definition, Method method) {
		return new ErrorTypes(Stream.concat(declared(method), declared(definition)).toList());
	}

	private static Stream<ErrorBody> declared(AnnotatedElement element) {
		List<ErrorBody> declared = List
			.copyOf(AnnotatedElementUtils.findMergedRepeatableAnnotations(element, ErrorBody.class));
		declared.stream().filter((body) -> !STATUS.matcher(body.status()).matches()).findFirst().ifPresent((body) -> {
			throw new IllegalStateException(
					"@ErrorBody on %s has the status '%s': write three digits, as in 422, or a digit and xx, as in 4xx"
						.formatted(element, body.status()));
		});
		return Stream.concat(declared.stream().filter((body) -> !isRange(body)),
				declared.stream().filter(ErrorTypes::isRange));
	}

	private static boolean isRange(ErrorBody body) {
		return body.status().endsWith("xx");
	}

	@Nullable Class<?> of(int status) {
		String text = Integer.toString(status);
		return this.mostSpecificFirst.stream()
			.filter((body) -> isRange(body) ? text.charAt(0) == body.status().charAt(0) : text.equals(body.status()))
			.findFirst()
			.<Class<?>>map(ErrorBody::type)
			.orElse(null);
	}

}
