package dev.tandem.logging;

/**
 * Finds the end of values in JSON that may be cut off, or may itself be escaped within a
 * string of JSON.
 */
final class JsonText {

	private JsonText() {
	}

	/**
	 * The end of a value.
	 * @param text the text
	 * @param start where the value starts
	 * @param level how many backslashes stand before the quotes around it
	 * @return where the value has ended, the end of the text if it is cut off
	 */
	static int endOfValue(String text, int start, int level) {
		int first = start;
		while (first < text.length() && text.charAt(first) == '\\') {
			first++;
		}
		if (first == text.length()) {
			return first;
		}
		return switch (text.charAt(first)) {
			case '"', '\'' -> endOfString(text, first, first - start);
			case '{', '[' -> endOfNested(text, first, level);
			default -> endOfScalar(text, start);
		};
	}

	private static int endOfString(String text, int open, int level) {
		char quote = text.charAt(open);
		int slashes = 0;
		for (int i = open + 1; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == quote && slashes % (2 * (level + 1)) == level) {
				return i + 1;
			}
			slashes = (character == '\\') ? slashes + 1 : 0;
		}
		return text.length();
	}

	private static int endOfNested(String text, int open, int level) {
		int depth = 0;
		int i = open;
		while (i < text.length()) {
			char character = text.charAt(i);
			if (character == '"') {
				i = endOfString(text, i, level);
				continue;
			}
			if (character == '{' || character == '[') {
				depth++;
			}
			else if ((character == '}' || character == ']') && --depth == 0) {
				return i + 1;
			}
			i++;
		}
		return i;
	}

	private static int endOfScalar(String text, int start) {
		int i = start;
		while (i < text.length() && ",}]\"\\&".indexOf(text.charAt(i)) < 0 && !Character.isWhitespace(text.charAt(i))) {
			i++;
		}
		return i;
	}

}
