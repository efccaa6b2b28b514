package dev.tandem.client;

import java.util.regex.Pattern;
import dev.tandem.Internal;

/**
 * Names that a client may have, so that properties can be found under them.
 */
@Internal
public final class ClientNames {

	private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	private ClientNames() {
	}

	/**
	 * Check a name.
	 * @param name the name
	 * @return whether properties can be found under it
	 */
	public static boolean isValid(String name) {
		return VALID.matcher(name).matches();
	}

}
