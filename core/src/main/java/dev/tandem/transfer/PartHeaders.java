package dev.tandem.transfer;

import java.util.List;
import java.util.Map;

import dev.tandem.RequestSyntax;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
	 * Why a part of a multipart body, or a parameter of a form, cannot be sent.
	 * @param name its name
	 * @param part the part, with or without headers
	 * @return what is wrong with it, in words that follow "its", {@code null} if it can
	 * be sent
	 */
	public static @Nullable String fault(String name, @Nullable Object part) {
		String inName = RequestSyntax.faultInText(name);
		if (inName != null) {
			return "name " + inName;
		}
		Object body = part;
		if (part instanceof HttpEntity<?> entity) {
			String inHeaders = fault(name, entity.getHeaders());
			if (inHeaders != null) {
				return "header " + inHeaders;
			}
			body = entity.getBody();
		}
		String filename = (body instanceof Resource file) ? filename(file) : null;
		String inFilename = (filename != null) ? RequestSyntax.faultInText(filename) : null;
		if (inFilename != null) {
			return "file name " + inFilename;
		}
		String inText = (body instanceof String text) ? RequestSyntax.faultInText(text) : null;
		return (inText != null) ? "value " + inText : null;
	}

	/**
	 * One that fails to give its name does so again when it is sent.
	 */
	private static @Nullable String filename(Resource file) {
		try {
			return file.getFilename();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static @Nullable String fault(String name, HttpHeaders headers) {
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
	 * Parts under names that can be written between quotes. What cannot be written is
	 * refused before a part is encoded: nobody would release its buffer.
	 * @param parts the parts, or the parameters of a form, whose names are not quoted
	 * @param type media type of the body, {@code null} to choose it by the parts
	 * @throws UnsafePartException if a part cannot be written
	 */
	static MultiValueMap<String, ?> withEscapedNames(MultiValueMap<String, ?> parts, @Nullable MediaType type) {
		parts.forEach((name, values) -> values.forEach((value) -> refuse(fault(name, value))));
		if (!isMultipart(parts, type) || parts.keySet().stream().allMatch((name) -> escaped(name).equals(name))) {
			return parts;
		}
		MultiValueMap<String, Object> escaped = new LinkedMultiValueMap<>();
		parts.forEach((name, values) -> values.forEach((value) -> escaped.add(escaped(name), value)));
		return escaped;
	}

	/**
	 * As Spring's writer decides.
	 */
	private static boolean isMultipart(MultiValueMap<String, ?> parts, @Nullable MediaType type) {
		return (type != null) ? "multipart".equalsIgnoreCase(type.getType())
				: parts.values().stream().flatMap(List::stream).anyMatch((part) -> !(part instanceof String));
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
		String fault = fault("", written);
		refuse((fault != null) ? "header " + fault : null);
		return written;
	}

	private static void refuse(@Nullable String fault) {
		if (fault != null) {
			throw new UnsafePartException("A part of the body cannot be sent: its " + fault);
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
