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
public record Origin(String scheme, String host, int port) {

	private static final int HIGHEST_PORT = 65535;

	/**
	 * Find the origin of a URL.
	 * @param uri the URL
	 * @return its origin, whose host is empty if the URL has none that can be called
	 */
	public static Origin of(URI uri) {
		String host = uri.getHost();
		int port = uri.getPort();
		if (host == null) {
			RegistryAuthority authority = RegistryAuthority.of(uri);
			host = (authority != null) ? authority.host() : "";
			port = (authority != null) ? authority.port() : -1;
		}
		String scheme = lowerCase(uri.getScheme());
		return new Origin(scheme, lowerCase(host), (port >= 0) ? port : "https".equals(scheme) ? 443 : 80);
	}

	/**
	 * Determine whether a URL has a host that can be called.
	 * @param uri the URL
	 * @return whether it has one
	 */
	public static boolean hasHost(URI uri) {
		return (uri.getHost() != null) ? uri.getPort() <= HIGHEST_PORT : RegistryAuthority.of(uri) != null;
	}

	/**
	 * Find host and port as a URL has them, without user information.
	 * @param uri the URL, which has an authority
	 * @return the text
	 */
	public static String authority(URI uri) {
		String authority = uri.getRawAuthority();
		return authority.substring(authority.lastIndexOf('@') + 1);
	}

	/**
	 * A URL as Reactor Netty parses it in text form. It takes a port of two digits or
	 * more.
	 * @param uri a URL that has such an authority
	 * @return the URL without a fragment
	 */
	static String toText(URI uri) {
		Origin origin = of(uri);
		RegistryAuthority authority = RegistryAuthority.of(uri);
		String host = (authority != null) ? authority.host() : origin.host();
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return "%s://%s:%02d%s%s".formatted(origin.scheme(), host, origin.port(), uri.getRawPath(), query);
	}

	private static String lowerCase(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : "";
	}

}
