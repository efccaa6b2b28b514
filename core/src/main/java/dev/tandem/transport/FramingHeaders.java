package dev.tandem.transport;

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
			String fault = fault(entry.getKey(), entry.getValue(), bodiless);
			if (fault != null) {
				throw new UnsafeRequestException(
						"The header '%s' of the request cannot be sent: it %s".formatted(entry.getKey(), fault));
			}
			if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(entry.getKey())) {
				lengths++;
			}
			else if (HttpHeaderNames.HOST.contentEqualsIgnoreCase(entry.getKey())) {
				hosts++;
			}
		}
		if (lengths > 1 || hosts > 1) {
			throw new UnsafeRequestException("The header '%s' has more than one value: give one"
				.formatted((lengths > 1) ? "Content-Length" : "Host"));
		}
	}

	/**
	 * Why a header must not be sent.
	 * @param name name of the header
	 * @param value its value
	 * @param bodiless whether the request has no body
	 * @return what is wrong with it and the remedy, in words that follow "it",
	 * {@code null} if it may be sent
	 */
	public static @Nullable String fault(CharSequence name, CharSequence value, boolean bodiless) {
		String known = switch (name.length()) {
			case 2, 7, 10, 14, 16, 17 -> name.toString().toLowerCase(Locale.ROOT);
			default -> "";
		};
		boolean refused = REFUSED.contains(known) || ("connection".equals(known) && !isPlainConnection(value))
				|| ("te".equals(known) && !"trailers".contentEquals(value));
		if (refused) {
			return "frames requests or governs connections, which the client does by itself: leave it out";
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

	private static boolean isLength(CharSequence value) {
		boolean digits = !value.isEmpty() && value.length() <= 18;
		for (int i = 0; digits && i < value.length(); i++) {
			digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
		}
		return digits;
	}

}
