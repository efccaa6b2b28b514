package dev.tandem.config;

/**
 * The value of a field cannot be had as the type that was asked for.
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

}
