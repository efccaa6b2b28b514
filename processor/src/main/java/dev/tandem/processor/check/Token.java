package dev.tandem.processor.check;

import java.util.regex.Pattern;

/**
 * A token of HTTP, such as a method or the name of a header (RFC 9110, section 5.6.2).
 */
final class Token {

	private static final Pattern PATTERN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private Token() {
	}

	static boolean is(String text) {
		return PATTERN.matcher(text).matches();
	}

}
