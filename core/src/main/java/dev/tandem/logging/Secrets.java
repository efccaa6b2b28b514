package dev.tandem.logging;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Texts that are hidden wherever they are, also when they are encoded for a URI, JSON or
 * XML.
 */
final class Secrets {

	/**
	 * A beginning that is shorter than this says nothing.
	 */
	private static final int SHORTEST_BEGINNING = 4;

	private final List<String> values;

	private final @Nullable Pattern pattern;

	private Secrets(List<String> values) {
		this.values = values;
		this.pattern = values.isEmpty() ? null
				: Pattern.compile(values.stream().map(Secrets::anyEncoding).collect(Collectors.joining("|")));
	}

	static Secrets of(Collection<String> values) {
		return new Secrets(values.stream()
			.filter((value) -> !value.isEmpty())
			.distinct()
			.sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
			.toList());
	}

	private static String anyEncoding(String value) {
		return value.codePoints().mapToObj(Secrets::anyEncoding).collect(Collectors.joining());
	}

	private static String anyEncoding(int codePoint) {
		String character = Character.toString(codePoint);
		if (Character.isLetterOrDigit(codePoint) && codePoint < 0x80) {
			return character;
		}
		return "(?:\\\\{0,8}%s|(?i:%s|&#%d;|&#x0*%x;%s))".formatted(Pattern.quote(character), Encodings.of(codePoint),
				codePoint, codePoint, named(codePoint));
	}

	private static String named(int codePoint) {
		return switch (codePoint) {
			case '&' -> "|&amp;";
			case '<' -> "|&lt;";
			case '>' -> "|&gt;";
			case '"' -> "|&quot;";
			case '\'' -> "|&apos;";
			case ' ' -> "|\\+";
			default -> "";
		};
	}

	boolean isOf(Collection<String> others) {
		return this.values.size() == others.size() && this.values.containsAll(others);
	}

	String hide(String text) {
		return (this.pattern != null) ? this.pattern.matcher(text).replaceAll(Matcher.quoteReplacement(Redaction.MASK))
				: text;
	}

	/**
	 * Hide also the beginning of a secret at the end of a text that is cut off.
	 */
	String hideCut(String text) {
		String hidden = hide(text);
		int longest = 0;
		for (String value : this.values) {
			for (int length = Math.min(value.length() - 1, hidden.length()); length >= SHORTEST_BEGINNING
					&& length > longest; length--) {
				if (hidden.regionMatches(hidden.length() - length, value, 0, length)) {
					longest = length;
				}
			}
		}
		return (longest > 0) ? hidden.substring(0, hidden.length() - longest) + Redaction.MASK : hidden;
	}

	@Override
	public String toString() {
		return "Secrets[" + this.values.size() + "]";
	}

}
