package dev.tandem.logging;

import java.util.Collection;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Hides the values of fields by their names, at any depth and in any case. It looks for
 * names and not for structure, so that a text that is cut off, escaped within another or
 * not well-formed is masked as well: rather too much than too little.
 */
final class FieldMask {

	private static final String MASK = Matcher.quoteReplacement(Redaction.MASK);

	private final @Nullable Patterns patterns;

	FieldMask(Collection<String> names) {
		this.patterns = names.isEmpty() ? null : Patterns.of(names);
	}

	/**
	 * Mask JSON, also many values of it, as in a stream of events.
	 */
	String inJson(String text) {
		return mask(text, (patterns) -> pairs(patterns, members(patterns, text)));
	}

	/**
	 * Mask the parameters of a form or a query.
	 */
	String inForm(String text) {
		return mask(text, (patterns) -> patterns.parameter().matcher(text).replaceAll("$1" + MASK));
	}

	/**
	 * Mask a text of which nothing is known: JSON, XML, pairs or lines.
	 */
	String inText(String text) {
		return mask(text, (patterns) -> {
			String masked = patterns.element().matcher(members(patterns, text)).replaceAll("$1" + MASK + "$3");
			return patterns.line().matcher(pairs(patterns, masked)).replaceAll("$1" + MASK);
		});
	}

	/**
	 * Determine whether the value of a field is hidden.
	 */
	boolean hides(String name) {
		return this.patterns != null && this.patterns.parameter().matcher(name + "=").find();
	}

	private String mask(String text, Function<Patterns, String> masking) {
		return (this.patterns != null) ? masking.apply(this.patterns) : text;
	}

	private static String pairs(Patterns patterns, String text) {
		return patterns.pair().matcher(text).replaceAll("$1" + MASK);
	}

	private static String members(Patterns patterns, String text) {
		Matcher member = patterns.member().matcher(text);
		StringBuilder masked = new StringBuilder();
		int from = 0;
		while (member.find(from)) {
			String quote = member.group(1) + '"';
			masked.append(text, from, member.end()).append(quote).append(Redaction.MASK).append(quote);
			from = JsonText.endOfValue(text, member.end(), member.group(1).length());
		}
		return masked.append(text, from, text.length()).toString();
	}

	/**
	 * Patterns of what comes before a value, and with it where no more than a pattern is
	 * needed to find its end.
	 *
	 * @param member name and colon of a member of a JSON object
	 * @param parameter parameter of a form
	 * @param pair name and value around an equals sign
	 * @param line name, colon and the rest of the line
	 * @param element XML element
	 */
	private record Patterns(Pattern member, Pattern parameter, Pattern pair, Pattern line, Pattern element) {

		private static final String WORD_START = "(?:(?<![\\w-])|(?<=%5B))";

		private static final String EQUALS = "(?:\\]|%5D)*+";

		static Patterns of(Collection<String> given) {
			String names = given.stream().map(Patterns::anyEncoding).collect(Collectors.joining("|", "(?:", ")"));
			String blank = "\\s*+(?:(?<=\\n)data:\\s*+)?";
			return new Patterns(compile("(?<!\\\\)(\\\\*+)([\"'])" + names + "\\1\\2" + blank + ":" + blank),
					compile("(" + WORD_START + names + EQUALS + "=)[^&#\\s]*"),
					compile("(" + WORD_START + names + EQUALS
							+ "\\s*+=\\s*+)(?:\"[^\"]*\"?|'[^']*'?|[^\\s&\"'<>\\\\]+)"),
					compile("(" + WORD_START + names + "\\s*+:\\s*+)(?!\\[redacted])[^\\r\\n]+"),
					compile("(<((?:[\\w.-]+:)?" + names + ")(?:\\s[^>]*+(?<!/))?>).*?(</\\2\\s*>|\\z)"));
		}

		private static Pattern compile(String pattern) {
			return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
		}

		private static String anyEncoding(String name) {
			return name.codePoints().mapToObj(Patterns::anyEncoding).collect(Collectors.joining());
		}

		private static String anyEncoding(int codePoint) {
			return "(?:%s|%s)".formatted(Pattern.quote(Character.toString(codePoint)), Encodings.of(codePoint));
		}

	}

}
