package dev.tandem.transport;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port of a URL (RFC 6454).
 *
 * @param scheme scheme in lower case
 * @param host host in lower case
 * @param port port, the scheme's own where the URL names none
 */
record Origin(String scheme, String host, int port) {

	static Origin of(URI uri) {
		String scheme = lowerCase(uri.getScheme());
		int port = (uri.getPort() >= 0) ? uri.getPort() : "https".equals(scheme) ? 443 : 80;
		return new Origin(scheme, lowerCase(uri.getHost()), port);
	}

	private static String lowerCase(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : "";
	}

}
