package dev.tandem.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import dev.tandem.RequestSyntax;

import org.springframework.web.util.UriUtils;

/**
 * An address as HTTP carries it, in ASCII. Other characters, which {@link URI} allows,
 * are percent-encoded as UTF-8 (RFC 3987, section 3.1). {@link URI#toASCIIString()} would
 * normalize them, and HTTP/2 would send a question mark, which begins a query.
 */
final class AsciiUri {

	private static final int ASCII = 0x80;

	private AsciiUri() {
	}

	/**
	 * Encode an address.
	 * @param uri the address
	 * @return the address in ASCII
	 * @throws UnsafeRequestException if a character of the address is half a character
	 */
	static URI of(URI uri) {
		String text = uri.toString();
		if (isAscii(text)) {
			return uri;
		}
		String fault = RequestSyntax.faultInText(text);
		if (fault != null) {
			throw new UnsafeRequestException("The URI of the request cannot be sent: it " + fault);
		}
		StringBuilder encoded = new StringBuilder(text.length() + 16);
		text.codePoints().forEach((c) -> {
			String character = Character.toString(c);
			encoded.append((c < ASCII) ? character : UriUtils.encode(character, StandardCharsets.UTF_8));
		});
		return URI.create(encoded.toString());
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= ASCII) {
				return false;
			}
		}
		return true;
	}

}
