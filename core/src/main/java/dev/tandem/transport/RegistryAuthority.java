package dev.tandem.transport;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Host and port of a URL that {@link URI} does not parse, because its host is not a host
 * name as of RFC 2396: one with an underscore, or with digits as its last label. Names of
 * containers and services are often of that kind.
 *
 * @param host the host as it is written
 * @param port the port, -1 for none
 */
record RegistryAuthority(String host, int port) {

	private static final int HIGHEST_PORT = 65535;

	private static final int LONGEST_PORT = 5;

	/**
	 * Parse the authority of a URL that has no {@linkplain URI#getHost() host}.
	 * @param uri the URL
	 * @return host and port, {@code null} if there is no host that can be called: one of
	 * ASCII letters, digits, dashes, dots and underscores without user information
	 */
	static @Nullable RegistryAuthority of(URI uri) {
		String authority = uri.getRawAuthority();
		if (authority == null) {
			return null;
		}
		int colon = authority.indexOf(':');
		String host = (colon >= 0) ? authority.substring(0, colon) : authority;
		int port = (colon >= 0) ? port(authority.substring(colon + 1)) : -1;
		boolean valid = !host.isEmpty() && host.chars().allMatch(RegistryAuthority::isPartOfHost)
				&& port <= HIGHEST_PORT;
		return valid ? new RegistryAuthority(host, port) : null;
	}

	private static boolean isPartOfHost(int character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || isDigit(character)
				|| character == '-' || character == '.' || character == '_';
	}

	private static boolean isDigit(int character) {
		return character >= '0' && character <= '9';
	}

	/**
	 * Parse a port.
	 * @return the port, -1 for none, one above the highest for what is not a port
	 */
	private static int port(String text) {
		if (text.isEmpty()) {
			return -1;
		}
		boolean valid = text.length() <= LONGEST_PORT && text.chars().allMatch(RegistryAuthority::isDigit);
		return valid ? Integer.parseInt(text) : HIGHEST_PORT + 1;
	}

}
