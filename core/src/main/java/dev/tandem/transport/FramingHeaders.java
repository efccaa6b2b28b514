package dev.tandem.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Headers that say where a request ends and what becomes of its connection (RFC 9110,
 * section 7.6.1, and RFC 9112, section 6). They are the client's own: a caller's value
 * could make a server take the end of a request for the beginning of another one. A
 * length may be given, and the body is held to it.
 */
public final class FramingHeaders {

	private static final Set<String> REFUSED = Set.of("transfer-encoding", "upgrade", "trailer", "keep-alive",
			"proxy-connection", "http2-settings");

	private static final String SEVERAL = "has more than one value: give one";

	private FramingHeaders() {
	}

	/**
	 * Check the headers of a request.
	 * @param headers the headers
	 * @param bodiless whether the request has no body
	 */
	static void check(HttpHeaders headers, boolean bodiless) {
		int lengths = 0;
		int hosts = 0;
		for (var header = headers.iteratorCharSequence(); header.hasNext();) {
			var entry = header.next();
			refuse(entry.getKey(), fault(entry.getKey(), entry.getValue(), bodiless));
			if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(entry.getKey())) {
				lengths++;
			}
			else if (HttpHeaderNames.HOST.contentEqualsIgnoreCase(entry.getKey())) {
				hosts++;
			}
		}
		refuse(HttpHeaderNames.CONTENT_LENGTH, (lengths > 1) ? SEVERAL : null);
		refuse(HttpHeaderNames.HOST, (hosts > 1) ? SEVERAL : null);
	}

	/**
	 * Check a header that a filter has added, of whose body nothing is known.
	 * @param name name of the header
	 * @param values its values
	 */
	static void check(String name, List<String> values) {
		refuse(name, fault(name, values, false));
	}

	private static void refuse(CharSequence name, @Nullable String fault) {
		if (fault != null) {
			throw new UnsafeRequestException(
					"The header '%s' of the request cannot be sent: it %s".formatted(name, fault));
		}
	}

	/**
	 * Why a header must not be sent.
	 * @param name name of the header
	 * @param values its values
	 * @param bodiless whether the request has no body
	 * @return what is wrong with it and the remedy, in words that follow "it",
	 * {@code null} if it may be sent
	 */
	public static @Nullable String fault(String name, List<String> values, boolean bodiless) {
		if (values.size() > 1 && ("Content-Length".equalsIgnoreCase(name) || "Host".equalsIgnoreCase(name))) {
			return SEVERAL;
		}
		for (String value : values) {
			String fault = fault(name, value, bodiless);
			if (fault != null) {
				return fault;
			}
		}
		return null;
	}

	private static @Nullable String fault(CharSequence name, CharSequence value, boolean bodiless) {
		String known = switch (name.length()) {
			case 2, 4, 7, 10, 14, 16, 17 -> name.toString().toLowerCase(Locale.ROOT);
			default -> "";
		};
		boolean refused = REFUSED.contains(known) || ("connection".equals(known) && !isPlainConnection(value))
				|| ("te".equals(known) && !"trailers".contentEquals(value));
		if (refused) {
			return "frames requests or governs connections, which the client does by itself: leave it out";
		}
		if ("host".equals(known) && !isHost(value.toString())) {
			return "is not a host with or without a port: leave it out, or give what the URL of the site begins with";
		}
		if ("content-length".equals(known) && !isLength(value)) {
			return "is not a number of bytes: leave it out, or give the length of the body";
		}
		if ("content-length".equals(known) && bodiless && !"0".contentEquals(value)) {
			return "announces a body, and the request has none: leave it out";
		}
		return null;
	}

	private static boolean isPlainConnection(CharSequence value) {
		return "close".equalsIgnoreCase(value.toString()) || "keep-alive".equalsIgnoreCase(value.toString());
	}

	/**
	 * Whether a value is an authority without user information (RFC 9110, section 7.2).
	 */
	private static boolean isHost(String value) {
		try {
			URI site = new URI("http://" + value);
			return value.equals(site.getRawAuthority()) && value.indexOf('@') < 0 && Origin.hasHost(site);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static boolean isLength(CharSequence value) {
		boolean digits = !value.isEmpty() && value.length() <= 18;
		for (int i = 0; digits && i < value.length(); i++) {
			digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
		}
		return digits;
	}

}
