package dev.tandem.config.opendecree;

import java.util.List;

/**
 * Locks a field.
 *
 * @param fieldPath path of the field
 * @param lockedValues canonical texts of the values that may not be written, empty for
 * all
 */
public record LockRequest(String fieldPath, List<String> lockedValues) {

	/**
	 * Locks a field, or some values of it.
	 * @param path path of the field
	 * @param values canonical texts of the values, none for all
	 * @return the request
	 */
	public static LockRequest of(String path, String... values) {
		return new LockRequest(path, List.of(values));
	}

}
