package dev.tandem.error;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

import org.springframework.util.ClassUtils;

/**
 * What is wrong with a JSON document that could not be read, and where, without a value
 * that is in it.
 */
final class JsonFault {

	private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.databind.exc.MismatchedInputException",
			JsonFault.class.getClassLoader());

	private static final int LONGEST = 200;

	private static final String UNEXPECTED = "the response is not what the definition expects";

	private JsonFault() {
	}

	/**
	 * Describe a failure.
	 * @param failure what a decoder reported
	 * @return what is wrong, with the position in the text or the path of a value such as
	 * {@code $.items[3].price}, if the failure has it
	 */
	static String describe(@Nullable Throwable failure) {
		return JACKSON ? Jackson.describe(failure) : UNEXPECTED;
	}

	private static final class Jackson {

		private Jackson() {
		}

		static String describe(@Nullable Throwable failure) {
			if (failure instanceof StreamReadException malformed && !isOutOfRange(malformed)) {
				return "the body is not well-formed JSON" + position(malformed);
			}
			if (!(failure instanceof JacksonException known) || known.getPath().isEmpty()) {
				return UNEXPECTED;
			}
			return UNEXPECTED + ": see " + path(known) + missing(known);
		}

		/**
		 * A number that does not fit its type is well-formed.
		 */
		private static boolean isOutOfRange(StreamReadException failure) {
			return failure instanceof InputCoercionException;
		}

		private static String position(StreamReadException malformed) {
			TokenStreamLocation location = malformed.getLocation();
			return (location != null && location.getLineNr() > 0)
					? " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr()) : "";
		}

		/**
		 * Jackson has no type of its own for this failure.
		 */
		private static String missing(JacksonException known) {
			return (known.getClass() == MismatchedInputException.class
					&& String.valueOf(known.getOriginalMessage()).startsWith("Cannot map `null` into type")
					&& known instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null)
							? ", which is missing or null where %s is expected"
								.formatted(mismatched.getTargetType().getSimpleName())
							: "";
		}

		private static String path(JacksonException known) {
			StringBuilder path = new StringBuilder("$");
			for (JacksonException.Reference step : known.getPath()) {
				String name = step.getPropertyName();
				if (name == null) {
					path.append('[').append(Math.max(0, step.getIndex())).append(']');
				}
				else {
					path.append('.').append(name.replaceAll("[^\\p{Alnum}_$-]", "?"));
				}
				if (path.length() > LONGEST) {
					return path.substring(0, LONGEST) + "\u2026";
				}
			}
			return path.toString();
		}

	}

}
