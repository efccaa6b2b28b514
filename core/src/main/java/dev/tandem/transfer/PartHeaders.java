package dev.tandem.transfer;

import java.util.List;
import java.util.Map;

import dev.tandem.RequestSyntax;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Keeps the headers of the parts of a multipart body in their places. Spring writes names
 * of parts and files into {@code Content-Disposition} as they are, or with quoted pairs
 * that not every server reads. Here quotes and control characters are percent-encoded, as
 * browsers do (RFC 7578, section 2, and the WHATWG's HTML, "multipart form data"); a
 * backslash is doubled, as Spring has it.
 */
public final class PartHeaders {

	private static final String NAME = "form-data; name=\"";

	private static final String FILENAME = "; filename=\"";

	private PartHeaders() {
	}

	/**
	 * Why headers that the caller gives to a part cannot be sent.
	 * @param name name of the part
	 * @param headers its headers
	 * @return the header and what is wrong with it, {@code null} if they can be sent
	 */
	public static @Nullable String fault(String name, HttpHeaders headers) {
		for (Map.Entry<String, List<String>> header : headers.headerSet()) {
			String fault = RequestSyntax.faultInName(header.getKey());
			for (String value : header.getValue()) {
				fault = (fault != null) ? fault : RequestSyntax.faultInPartHeaderValue(value);
			}
			if (fault != null) {
				return "'%s' %s".formatted(RequestSyntax.shown(header.getKey()), fault);
			}
		}
		boolean named = headers.containsHeader(HttpHeaders.CONTENT_DISPOSITION);
		return (named && !escaped(name).equals(name))
				? "'Content-Disposition' cannot be given to a part whose name holds a quote or a control character"
				: null;
	}

	/**
	 * Parts under names that can be written between quotes. Headers that cannot be
	 * written are refused before a part is encoded: nobody would release its buffer.
	 * @throws UnsafePartException if headers of a part cannot be written
	 */
	static MultiValueMap<String, ?> withEscapedNames(MultiValueMap<String, ?> parts) {
		parts.forEach((name, values) -> values.forEach((value) -> {
			if (value instanceof HttpEntity<?> part) {
				refuse(fault(name, part.getHeaders()));
			}
		}));
		if (parts.keySet().stream().allMatch((name) -> escaped(name).equals(name))) {
			return parts;
		}
		MultiValueMap<String, Object> escaped = new LinkedMultiValueMap<>();
		parts.forEach((name, values) -> values.forEach((value) -> escaped.add(escaped(name), value)));
		return escaped;
	}

	/**
	 * Headers of a part as they are written. The name of the part is escaped already.
	 * @throws UnsafePartException if they cannot be written
	 */
	static HttpHeaders escaped(HttpHeaders headers) {
		String disposition = headers.getFirst(HttpHeaders.CONTENT_DISPOSITION);
		String filename = (disposition != null) ? filename(disposition) : null;
		HttpHeaders written = headers;
		if (disposition != null && filename != null) {
			written = new HttpHeaders();
			written.putAll(headers);
			int start = disposition.indexOf(FILENAME) + FILENAME.length();
			written.set(HttpHeaders.CONTENT_DISPOSITION,
					disposition.substring(0, start) + escaped(unquoted(filename)) + '"');
		}
		refuse(fault("", written));
		return written;
	}

	private static void refuse(@Nullable String fault) {
		if (fault != null) {
			throw new UnsafePartException("A part of the body cannot be sent: its header " + fault);
		}
	}

	/**
	 * The file name between the quotes, if there is one and all is written as Spring
	 * does.
	 */
	private static @Nullable String filename(String disposition) {
		int end = disposition.startsWith(NAME) ? disposition.indexOf('"', NAME.length()) + 1 : 0;
		if (end == 0 || !disposition.startsWith(FILENAME, end) || disposition.length() == end + FILENAME.length()) {
			return null;
		}
		String quoted = disposition.substring(end + FILENAME.length());
		for (int i = 0; i < quoted.length(); i++) {
			if (quoted.charAt(i) == '\\') {
				i++;
			}
			else if (quoted.charAt(i) == '"') {
				return (i == quoted.length() - 1) ? quoted.substring(0, i) : null;
			}
		}
		return null;
	}

	private static String unquoted(String text) {
		StringBuilder unquoted = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) == '\\' && i + 1 < text.length()) {
				i++;
			}
			unquoted.append(text.charAt(i));
		}
		return unquoted.toString();
	}

	private static String escaped(String text) {
		StringBuilder escaped = null;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean encoded = c < ' ' || c == '"' || c == 0x7F;
			if (escaped == null && (encoded || c == '\\')) {
				escaped = new StringBuilder(text.length() + 8).append(text, 0, i);
			}
			if (escaped != null && encoded) {
				escaped.append("%%%02X".formatted((int) c));
			}
			else if (escaped != null) {
				escaped.append(c);
				if (c == '\\') {
					escaped.append(c);
				}
			}
		}
		return (escaped != null) ? escaped.toString() : text;
	}

}
