package dev.tandem.uri;

/**
 * Finds the segments {@code .} and {@code ..}, by which a path addresses another resource
 * than it seems to (RFC 3986, section 5.2.4). They count in any encoding, also one inside
 * another, behind a slash or a backslash, and with the parameters that servlet containers
 * cut off ({@code ..;x=1}): whether a server or a proxy on the way decodes them is not
 * known here.
 */
public final class DotSegments {

	/**
	 * What is wrong with a path that holds one.
	 */
	public static final String FAULT = "holds a '.' or '..' segment, plain or encoded, "
			+ "which would address another resource";

	private DotSegments() {
	}

	/**
	 * Look for such a segment.
	 * @param path a path, or what becomes a part of one, encoded or not
	 * @return whether there is one
	 */
	public static boolean areIn(String path) {
		if (!mayBeIn(path)) {
			return false;
		}
		return areWrittenIn(decode(path));
	}

	private static boolean mayBeIn(String path) {
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			if (c == '.') {
				return true;
			}
			if (c == '%') {
				int octet = octet(path, i);
				if (octet == '.' || octet == '%' || Character.digit(octet, 16) >= 0) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean areWrittenIn(CharSequence text) {
		int dots = 0;
		boolean onlyDots = true;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '/' || c == '\\') {
				if (isDots(onlyDots, dots)) {
					return true;
				}
				dots = 0;
				onlyDots = true;
			}
			else if (c == '.') {
				dots++;
			}
			else if (c == ';') {
				if (isDots(onlyDots, dots)) {
					return true;
				}
				onlyDots = false;
			}
			else {
				onlyDots = false;
			}
		}
		return isDots(onlyDots, dots);
	}

	private static boolean isDots(boolean onlyDots, int dots) {
		return onlyDots && (dots == 1 || dots == 2);
	}

	/**
	 * Decode octet by octet, which is enough to find what is ASCII, until nothing is
	 * encoded any more: a dot segment of an outer encoding stays one. What is decoded may
	 * complete an octet that began before it, so that one pass is enough.
	 */
	private static CharSequence decode(String text) {
		StringBuilder decoded = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			decoded.append(text.charAt(i));
			int start = decoded.length() - 3;
			while (start >= 0 && decoded.charAt(start) == '%' && octet(decoded, start) >= 0) {
				decoded.setCharAt(start, (char) octet(decoded, start));
				decoded.setLength(start + 1);
				start -= 2;
			}
		}
		return decoded;
	}

	/**
	 * The octet that is encoded at an index, negative if none is.
	 */
	private static int octet(CharSequence text, int index) {
		if (index + 2 >= text.length()) {
			return -1;
		}
		int high = Character.digit(text.charAt(index + 1), 16);
		int low = Character.digit(text.charAt(index + 2), 16);
		return (high < 0 || low < 0) ? -1 : high * 16 + low;
	}

}
