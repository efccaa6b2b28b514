package dev.tandem.error;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.util.ClassUtils;

/**
 * Where in a JSON document a value stands that could not be read.
 */
final class JsonPath {

	private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.core.JacksonException",
			JsonPath.class.getClassLoader());

	private static final int LONGEST = 200;

	private JsonPath() {
	}

	/**
	 * The path of a value.
	 * @param failure failure of a decoder
	 * @return such as {@code $.items[3].price}, empty if the failure tells none
	 */
	static String of(@Nullable Throwable failure) {
		return JACKSON ? Jackson.path(failure) : "";
	}

	private static final class Jackson {

		private Jackson() {
		}

		static String path(@Nullable Throwable failure) {
			if (!(failure instanceof JacksonException known) || known.getPath().isEmpty()) {
				return "";
			}
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
