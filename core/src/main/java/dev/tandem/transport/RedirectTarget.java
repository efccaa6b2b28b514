package dev.tandem.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Where a {@code Location} leads: resolved as RFC 3986 says, and otherwise as the server
 * has written it. What a URI cannot hold is percent-encoded byte by byte, since servers
 * send such addresses and browsers follow them.
 */
final class RedirectTarget {

	private static final int MOST_SHOWN = 120;

	/**
	 * Besides letters and digits: unreserved, sub-delims, and what may be in a path.
	 */
	private static final String IN_PATH = "-._~!$&'()*+,;=:@/";

	private static final String IN_QUERY = IN_PATH + "?";

	private static final String HEX = "0123456789ABCDEF";

	private RedirectTarget() {
	}

	/**
	 * Resolve a location.
	 * @param base the URI that was redirected
	 * @param location value of the header, each byte a character
	 * @return the target, {@code null} if the location cannot be an HTTP URL
	 */
	static @Nullable URI of(URI base, String location) {
		if (location.chars().anyMatch((character) -> isControl(character) || character > 0xFF)) {
			return null;
		}
		UriReference written = UriReference.parse(location.strip());
		UriReference reference = new UriReference(written.scheme(), written.authority(),
				encode(written.path(), IN_PATH), (written.query() != null) ? encode(written.query(), IN_QUERY) : null);
		UriReference target = UriReference.parse(base.toString()).resolve(reference);
		String scheme = (target.scheme() != null) ? target.scheme().toLowerCase(Locale.ROOT) : "";
		if (!scheme.equals("http") && !scheme.equals("https")) {
			return null;
		}
		try {
			URI uri = new URI(target.toString());
			return Origin.hasHost(uri) ? uri : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static String encode(String text, String allowed) {
		int i = 0;
		while (i < text.length() && stays(text, i, allowed)) {
			i++;
		}
		if (i == text.length()) {
			return text;
		}
		StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, i);
		for (; i < text.length(); i++) {
			char c = text.charAt(i);
			if (stays(text, i, allowed)) {
				encoded.append(c);
			}
			else {
				encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
			}
		}
		return encoded.toString();
	}

	private static boolean stays(String text, int index, String allowed) {
		char c = text.charAt(index);
		if (c == '%') {
			return index + 2 < text.length() && isHex(text.charAt(index + 1)) && isHex(text.charAt(index + 2));
		}
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || allowed.indexOf(c) >= 0;
	}

	private static boolean isControl(int c) {
		return c < ' ' || c == 0x7F;
	}

	private static boolean isHex(char c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
	}

	/**
	 * A location for a message: without user information and without its query, which may
	 * be a signature.
	 * @param location value of the header, each byte a character
	 */
	static String shown(String location) {
		int end = 0;
		while (end < location.length() && "?#".indexOf(location.charAt(end)) < 0) {
			end++;
		}
		String text = new String(location.substring(0, end).getBytes(StandardCharsets.ISO_8859_1),
				StandardCharsets.UTF_8);
		int user = text.lastIndexOf('@');
		int slashes = text.indexOf("//");
		if (user >= 0) {
			int start = (slashes >= 0 && slashes < user) ? slashes + 2 : text.indexOf(':') + 1;
			text = text.substring(0, Math.min(start, user)) + text.substring(user + 1);
		}
		StringBuilder shown = new StringBuilder("'");
		text.codePoints().limit(MOST_SHOWN).forEach((c) -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
		boolean cut = text.codePointCount(0, text.length()) > MOST_SHOWN || end < location.length();
		return shown.append(cut ? "...'" : "'").toString();
	}

}
