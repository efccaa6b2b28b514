package dev.tandem.autoconfigure;

import java.util.regex.Pattern;

/**
 * Names that a client may have, so that properties can be found under them.
 */
final class ClientNames {

	private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	private ClientNames() {
	}

	static boolean isValid(String name) {
		return VALID.matcher(name).matches();
	}

}
