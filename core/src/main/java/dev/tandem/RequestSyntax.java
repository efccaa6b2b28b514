package dev.tandem;

import org.jspecify.annotations.Nullable;

/**
 * Rules for names and values that go into a request as they are: headers (RFC 9110,
 * section 5), cookies (RFC 6265, section 4) and texts that are encoded before they are
 * sent. Each rule returns what is wrong, in words that follow "its value", and never
 * shows the text itself. Public for the other packages of Tandem; applications have no
 * need of it.
 */
public final class RequestSyntax {

	private static final int ASCII = 0x80;

	private static final char HIGHEST_IN_HEADERS = 0xFF;

	private static final boolean[] TOKEN = table("!#$%&'*+-.^_`|~");

	private static final boolean[] COOKIE_OCTETS = table("!#$%&'()*+-./:<=>?@[]^_`{|}~");

	private RequestSyntax() {
	}

	private static boolean[] table(String besidesLettersAndDigits) {
		boolean[] allowed = new boolean[ASCII];
		for (char c = '0'; c <= 'z'; c++) {
			allowed[c] = Character.isLetterOrDigit(c);
		}
		besidesLettersAndDigits.chars().forEach((c) -> allowed[c] = true);
		return allowed;
	}

	/**
	 * Rule for names of headers and cookies: one or more letters, digits and
	 * {@code !#$%&'*+-.^_`|~} (RFC 9110, section 5.6.2).
	 * @param name the name
	 * @return what is wrong with it, {@code null} if it can be sent
	 */
	public static @Nullable String faultInName(CharSequence name) {
		return name.isEmpty() ? "is empty" : firstOutside(TOKEN, name, 0, name.length());
	}

	/**
	 * Rule for values of headers (RFC 9110, section 5.5): no white space around them, no
	 * control character but the tab, and nothing above U+00FF, since characters are sent
	 * as ISO 8859-1.
	 * @param value the value
	 * @return what is wrong with it, {@code null} if it can be sent
	 */
	public static @Nullable String faultInHeaderValue(CharSequence value) {
		return faultInHeaderValue(value, HIGHEST_IN_HEADERS);
	}

	/**
	 * Rule for values of headers of a part of a multipart body, which are sent as UTF-8.
	 * @param value the value
	 * @return what is wrong with it, {@code null} if it can be sent
	 */
	public static @Nullable String faultInPartHeaderValue(CharSequence value) {
		String fault = faultInHeaderValue(value, Character.MAX_VALUE);
		return (fault != null) ? fault : faultInText(value);
	}

	private static @Nullable String faultInHeaderValue(CharSequence value, char highest) {
		int length = value.length();
		if (length > 0 && (isBlank(value.charAt(0)) || isBlank(value.charAt(length - 1)))) {
			return "starts or ends with white space";
		}
		for (int i = 0; i < length; i++) {
			char c = value.charAt(i);
			if ((c < ' ' && c != '\t') || c == 0x7F) {
				return "holds " + described(value, i);
			}
			if (c > highest) {
				return "holds %s, and a header carries none above U+00FF: encode it as the API expects"
					.formatted(described(value, i));
			}
		}
		return null;
	}

	/**
	 * Rule for values of cookies: visible ASCII without double quotes, commas, semicolons
	 * and backslashes, with or without double quotes around all of it (RFC 6265, section
	 * 4.1.1).
	 * @param value the value
	 * @return what is wrong with it, {@code null} if it can be sent
	 */
	public static @Nullable String faultInCookieValue(CharSequence value) {
		int end = value.length();
		boolean quoted = end > 1 && value.charAt(0) == '"' && value.charAt(end - 1) == '"';
		return firstOutside(COOKIE_OCTETS, value, quoted ? 1 : 0, quoted ? end - 1 : end);
	}

	/**
	 * Rule for texts that are sent encoded, as UTF-8: query parameters, values in paths,
	 * names of parts.
	 * @param text the text
	 * @return what is wrong with it, {@code null} if it can be encoded
	 */
	public static @Nullable String faultInText(CharSequence text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
				boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
						&& Character.isLowSurrogate(text.charAt(i + 1));
				if (!pair) {
					return "holds %s alone, which is half a character".formatted(described(text, i));
				}
				i++;
			}
		}
		return null;
	}

	/**
	 * A name as it can be shown in a message.
	 * @param name any name
	 * @return the name on one line
	 */
	public static String shown(CharSequence name) {
		StringBuilder shown = new StringBuilder(name);
		for (int i = 0; i < shown.length(); i++) {
			if (Character.isISOControl(shown.charAt(i))) {
				shown.setCharAt(i, '?');
			}
		}
		return shown.toString();
	}

	private static @Nullable String firstOutside(boolean[] allowed, CharSequence text, int start, int end) {
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c >= ASCII || !allowed[c]) {
				return "holds " + described(text, i);
			}
		}
		return null;
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\t';
	}

	private static String described(CharSequence text, int index) {
		int character = Character.codePointAt(text, index);
		return switch (character) {
			case '\r', '\n' -> "a line break";
			case ' ' -> "a space";
			case '\t' -> "a tab";
			default -> ((character > ' ' && character < 0x7F) ? "the character '" + (char) character + "'"
					: "the character U+%04X".formatted(character));
		};
	}

}
