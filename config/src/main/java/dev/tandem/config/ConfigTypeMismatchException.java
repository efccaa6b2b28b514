package dev.tandem.config;

/**
 * A value and the type of its field, or the type that was asked for, do not go together.
 */
public final class ConfigTypeMismatchException extends RuntimeException {

	/**
	 * Create an exception. It has no cause, since that would quote the value.
	 * @param path path of the field
	 * @param type the type
	 */
	public ConfigTypeMismatchException(String path, Class<?> type) {
		super("The value of '%s' cannot be read as %s: ask for the type of the field, or for String".formatted(path,
				type.getName()));
	}

	private ConfigTypeMismatchException(String message) {
		super(message);
	}

	static ConfigTypeMismatchException ofWrite(String path) {
		return new ConfigTypeMismatchException(
				"The value for '%s' is none of the type that the field has: give one of that type, or text that stands for it"
					.formatted(path));
	}

}
