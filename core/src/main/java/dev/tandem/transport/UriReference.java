package dev.tandem.transport;

import org.jspecify.annotations.Nullable;

/**
 * A URI reference in its parts (RFC 3986), each as it is written: nothing is decoded,
 * encoded or normalized.
 *
 * @param scheme the scheme, {@code null} without one
 * @param authority the authority, {@code null} without one
 * @param path the path, may be empty
 * @param query the query, {@code null} without one
 */
record UriReference(@Nullable String scheme, @Nullable String authority, String path, @Nullable String query) {

	/**
	 * Take a reference apart as appendix B does. The fragment is not part of a request
	 * and is dropped.
	 * @param text the reference
	 */
	static UriReference parse(String text) {
		int end = indexOf('#', text, 0, text.length());
		int queryStart = indexOf('?', text, 0, end);
		int schemeEnd = schemeEnd(text, queryStart);
		int start = (schemeEnd >= 0) ? schemeEnd + 1 : 0;
		int pathStart = start;
		if (start + 2 <= queryStart && text.startsWith("//", start)) {
			pathStart = indexOf('/', text, start + 2, queryStart);
		}
		return new UriReference((schemeEnd >= 0) ? text.substring(0, schemeEnd) : null,
				(pathStart > start) ? text.substring(start + 2, pathStart) : null,
				text.substring(pathStart, queryStart), (queryStart < end) ? text.substring(queryStart + 1, end) : null);
	}

	private static int indexOf(char character, String text, int start, int end) {
		int index = text.indexOf(character, start);
		return (index < 0 || index > end) ? end : index;
	}

	/**
	 * Where the colon after the scheme is, -1 without a scheme.
	 */
	private static int schemeEnd(String text, int end) {
		for (int i = 0; i < end; i++) {
			char c = text.charAt(i);
			boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
			boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
			if (!letter && (i == 0 || !other)) {
				return (c == ':' && i > 0) ? i : -1;
			}
		}
		return -1;
	}

	/**
	 * Resolve a reference against this URI (section 5.2.2).
	 * @param reference the reference
	 * @return the target
	 */
	UriReference resolve(UriReference reference) {
		if (reference.scheme != null) {
			return new UriReference(reference.scheme, reference.authority, removeDotSegments(reference.path),
					reference.query);
		}
		if (reference.authority != null) {
			return new UriReference(this.scheme, reference.authority, removeDotSegments(reference.path),
					reference.query);
		}
		if (reference.path.isEmpty()) {
			return new UriReference(this.scheme, this.authority, this.path,
					(reference.query != null) ? reference.query : this.query);
		}
		String merged = reference.path.startsWith("/") ? reference.path : merge(reference.path);
		return new UriReference(this.scheme, this.authority, removeDotSegments(merged), reference.query);
	}

	/**
	 * Section 5.2.3.
	 */
	private String merge(String relative) {
		return (this.authority != null && this.path.isEmpty()) ? "/" + relative
				: this.path.substring(0, this.path.lastIndexOf('/') + 1) + relative;
	}

	/**
	 * Section 5.2.4. Empty segments stay.
	 */
	private static String removeDotSegments(String path) {
		StringBuilder output = new StringBuilder(path.length());
		int length = path.length();
		int i = 0;
		while (i < length) {
			if (path.startsWith("../", i)) {
				i += 3;
			}
			else if (path.startsWith("./", i) || path.startsWith("/./", i)) {
				i += 2;
			}
			else if (path.startsWith("/../", i)) {
				removeLastSegment(output);
				i += 3;
			}
			else if (isRest("/.", path, i)) {
				output.append('/');
				i = length;
			}
			else if (isRest("/..", path, i)) {
				removeLastSegment(output);
				output.append('/');
				i = length;
			}
			else if (isRest(".", path, i) || isRest("..", path, i)) {
				i = length;
			}
			else {
				int next = indexOf('/', path, i + 1, length);
				output.append(path, i, next);
				i = next;
			}
		}
		return output.toString();
	}

	private static boolean isRest(String rest, String path, int start) {
		return path.length() - start == rest.length() && path.startsWith(rest, start);
	}

	private static void removeLastSegment(StringBuilder output) {
		output.setLength(Math.max(0, output.lastIndexOf("/")));
	}

	/**
	 * Section 5.3.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		if (this.scheme != null) {
			text.append(this.scheme).append(':');
		}
		if (this.authority != null) {
			text.append("//").append(this.authority);
		}
		text.append(this.path);
		if (this.query != null) {
			text.append('?').append(this.query);
		}
		return text.toString();
	}

}
