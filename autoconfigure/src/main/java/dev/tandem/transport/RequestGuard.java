package dev.tandem.transport;

import java.net.URI;

import org.springframework.http.HttpCookie;

/**
 * Refuses requests in which a value has escaped from its place: a line break in a header
 * or cookie, a path segment that climbs up the path.
 */
final class RequestGuard {

	private RequestGuard() {
	}

	static void check(URI uri) {
		if (!uri.isAbsolute() || uri.getHost() == null) {
			throw new UnsafeRequestException("The URI of the request is not absolute: give scheme and host, "
					+ "or let the definition's URI template be appended to the base URL");
		}
		String path = uri.getRawPath();
		if (path != null && path.contains("/.") && hasDotSegment(path)) {
			throw new UnsafeRequestException("The path of the request holds a '.' or '..' segment, "
					+ "which would address another resource: check the values of the path variables");
		}
	}

	private static boolean hasDotSegment(String path) {
		for (String segment : path.split("/", -1)) {
			if (segment.equals(".") || segment.equals("..")) {
				return true;
			}
		}
		return false;
	}

	static void check(NettyRequest request) {
		request.nettyHeaders()
			.iteratorCharSequence()
			.forEachRemaining((header) -> check("header", header.getKey(), header.getValue()));
		for (var cookies : request.getCookies().values()) {
			for (HttpCookie cookie : cookies) {
				check("cookie", cookie.getName(), cookie.getValue());
				if (cookie.getValue().indexOf(';') >= 0) {
					throw new UnsafeRequestException("The value of the cookie '%s' holds a ';', which ends a cookie"
						.formatted(printable(cookie.getName())));
				}
			}
		}
	}

	private static void check(String what, CharSequence name, CharSequence value) {
		if (hasControlCharacter(name) || hasControlCharacter(value)) {
			throw new UnsafeRequestException(
					"The %s '%s' holds a line break or another control character, which would end it early"
						.formatted(what, printable(name)));
		}
	}

	private static boolean hasControlCharacter(CharSequence text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if ((character < ' ' && character != '\t') || character == 0x7F) {
				return true;
			}
		}
		return false;
	}

	private static String printable(CharSequence name) {
		return name.toString().replaceAll("\\p{Cntrl}", "?");
	}

}
