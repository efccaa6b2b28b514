package dev.tandem.processor.kotlin;

import java.util.regex.Pattern;

/**
 * Writes comments as Kotlin has them.
 */
final class KDoc {

	private static final Pattern CODE = Pattern.compile("\\{@code\\s+((?:[^{}]|\\{[^{}]*})*)}");

	private static final Pattern PARAGRAPH = Pattern.compile("(?m)^<p>$");

	private KDoc() {
	}

	/**
	 * A comment, empty for an empty text. A comment within a comment would have to be
	 * closed, so none is begun.
	 */
	static String of(String javadoc, String indent) {
		if (javadoc.isBlank()) {
			return "";
		}
		String text = PARAGRAPH.matcher(CODE.matcher(javadoc).replaceAll("`$1`"))
			.replaceAll("")
			.replace("/*", "/&#42;")
			.replace("*/", "*&#47;");
		StringBuilder comment = new StringBuilder(indent).append("/**\n");
		text.strip()
			.lines()
			.forEach((line) -> comment.append(indent)
				.append(line.isBlank() ? " *" : " * " + line.stripTrailing())
				.append('\n'));
		return comment.append(indent).append(" */\n").toString();
	}

}
