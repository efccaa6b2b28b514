package dev.tandem.logging;

/**
 * Text of others as a part of one log line.
 */
final class LogText {

	private static final char LINE_SEPARATOR = '\u2028';

	private static final char PARAGRAPH_SEPARATOR = '\u2029';

	private LogText() {
	}

	/**
	 * Escape what would end the line, or hide or recolour it on a terminal.
	 */
	static String oneLine(String text) {
		if (text.chars().noneMatch((character) -> isBreaking((char) character))) {
			return text;
		}
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		for (int i = 0; i < text.length(); i++) {
			append(escaped, text.charAt(i));
		}
		return escaped.toString();
	}

	private static boolean isBreaking(char character) {
		return Character.isISOControl(character) || character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR
				|| Character.getType(character) == Character.FORMAT;
	}

	private static void append(StringBuilder escaped, char character) {
		switch (character) {
			case '\n' -> escaped.append("\\n");
			case '\r' -> escaped.append("\\r");
			case '\t' -> escaped.append("\\t");
			default -> {
				if (isBreaking(character)) {
					escaped.append("\\u%04x".formatted((int) character));
				}
				else {
					escaped.append(character);
				}
			}
		}
	}

}
