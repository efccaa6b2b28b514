package dev.tandem.error;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.ErrorBody;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.Assert;

/**
 * The types of the error bodies of an operation, as {@link ErrorBody @ErrorBody} declares
 * them.
 */
public final class ErrorTypes {

	/**
	 * No types.
	 */
	public static final ErrorTypes NONE = new ErrorTypes(List.of());

	private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");

	private final List<Declared> mostSpecificFirst;

	private ErrorTypes(List<Declared> mostSpecificFirst) {
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

	/**
	 * Those of what the element overrides or extends come after its own.
	 */
	private static Stream<Declared> declared(AnnotatedElement element) {
		List<Declared> declared = MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY)
			.stream(ErrorBody.class)
			.map((body) -> new Declared(body.getString("status"), body.getClass("type")))
			.toList();
		declared.stream().filter((body) -> !body.isValid()).findFirst().ifPresent((body) -> {
			throw new IllegalStateException("@ErrorBody on %s %s".formatted(element, body.fault()));
		});
		return Stream.concat(declared.stream().filter((body) -> !body.isRange()),
				declared.stream().filter(Declared::isRange));
	}

	/**
	 * Declare one more type, which goes before the others of its status or range.
	 * @param status status or range
	 * @param type type of the body
	 * @return the types
	 * @throws IllegalArgumentException if the status is not one
	 */
	public ErrorTypes with(String status, Class<?> type) {
		Declared added = new Declared(status, type);
		Assert.isTrue(added.isValid(), () -> "An error body " + added.fault());
		return new ErrorTypes((added.isRange() ? Stream
			.of(this.mostSpecificFirst.stream().filter((body) -> !body.isRange()), Stream.of(added),
					this.mostSpecificFirst.stream().filter(Declared::isRange))
			.flatMap((each) -> each) : Stream.concat(Stream.of(added), this.mostSpecificFirst.stream())).toList());
	}

	/**
	 * Type of the bodies of a status.
	 * @param status the status
	 * @return the type, {@code null} if none is declared
	 */
	public @Nullable Class<?> of(int status) {
		return this.mostSpecificFirst.stream()
			.filter((body) -> body.isOf(status))
			.findFirst()
			.<Class<?>>map(Declared::type)
			.orElse(null);
	}

	/**
	 * The type of the bodies of a status or of a range.
	 *
	 * @param status as {@link ErrorBody#status()} has it
	 * @param type type of the body
	 */
	private record Declared(String status, Class<?> type) {

		boolean isValid() {
			return STATUS.matcher(this.status).matches();
		}

		String fault() {
			return "has the status '%s': write three digits, as in 422, or a digit and xx, as in 4xx"
				.formatted(this.status);
		}

		boolean isRange() {
			return this.status.endsWith("xx");
		}

		boolean isOf(int actual) {
			String text = Integer.toString(actual);
			return isRange() ? text.charAt(0) == this.status.charAt(0) : text.equals(this.status);
		}

	}

}
