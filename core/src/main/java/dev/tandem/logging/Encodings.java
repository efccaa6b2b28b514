package dev.tandem.logging;

import java.nio.charset.StandardCharsets;

/**
 * How a character is written where it is not written as it is, as regular expressions.
 */
final class Encodings {

	private Encodings() {
	}

	/**
	 * Escaped in JSON, which may itself be escaped, or percent-encoded in UTF-8. To be
	 * matched in any case.
	 */
	static String of(int codePoint) {
		String character = Character.toString(codePoint);
		StringBuilder escaped = new StringBuilder();
		character.chars().forEach((unit) -> escaped.append("\\\\{1,8}u%04x".formatted(unit)));
		StringBuilder percents = new StringBuilder();
		for (byte part : character.getBytes(StandardCharsets.UTF_8)) {
			percents.append("%%%02x".formatted(part));
		}
		return escaped + "|" + percents;
	}

}
