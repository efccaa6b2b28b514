package dev.tandem.error;

import java.util.List;

/**
 * A decoded response breaks the constraints of its type.
 */
public final class InvalidResponseException extends RuntimeException {

	private static final int SHOWN = 10;

	/**
	 * Create an exception.
	 * @param paths where in the response constraints are broken
	 */
	public InvalidResponseException(List<String> paths) {
		super(String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size())))
				+ ((paths.size() > SHOWN) ? " and %d more".formatted(paths.size() - SHOWN) : ""));
	}

}
