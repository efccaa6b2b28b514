package dev.tandem.processor.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A URL as {@code @HttpExchange} has it.
 *
 * @param text the URL
 * @param variables names of its variables
 * @param queryNames names that its query gives values to
 * @param placeholders whether parts of it are known at run time only
 * @param fault what is wrong with it, {@code null} if it can be read
 */
public record UrlTemplate(String text, Set<String> variables, Set<String> queryNames, boolean placeholders,
		@Nullable String fault) {

	private static final Pattern NAME = Pattern.compile("[\\w.\\-\\[\\]]+", Pattern.UNICODE_CHARACTER_CLASS);

	/**
	 * Read a URL.
	 * @param text the URL
	 * @return the template
	 */
	public static UrlTemplate of(String text) {
		Set<String> variables = new LinkedHashSet<>();
		StringBuilder literal = new StringBuilder();
		boolean placeholders = false;
		int position = 0;
		while (position < text.length()) {
			char c = text.charAt(position);
			boolean placeholder = text.startsWith("${", position) || text.startsWith("#{", position);
			if (c == '}') {
				return faulty(text, "has a '}' without '{'");
			}
			if (c != '{' && !placeholder) {
				literal.append(c);
				position++;
				continue;
			}
			int start = position + (placeholder ? 2 : 1);
			int end = closing(text, start);
			if (end < 0) {
				return faulty(text, "has a '{' without '}'");
			}
			String inside = text.substring(start, end);
			int pattern = inside.indexOf(':');
			String name = (pattern < 0) ? inside : inside.substring(0, pattern);
			if (placeholder) {
				placeholders = true;
			}
			else if (!NAME.matcher(name).matches()) {
				return faulty(text, "has '{" + inside + "}', which is no name of a variable");
			}
			else {
				variables.add(name);
			}
			literal.append('\0');
			position = end + 1;
		}
		return new UrlTemplate(text, variables, queryNames(literal.toString()), placeholders, null);
	}

	private static UrlTemplate faulty(String text, String fault) {
		return new UrlTemplate(text, Set.of(), Set.of(), false, fault);
	}

	/**
	 * Patterns and defaults may have braces of their own.
	 */
	private static int closing(String text, int start) {
		int depth = 1;
		for (int i = start; i < text.length(); i++) {
			depth += (text.charAt(i) == '{') ? 1 : (text.charAt(i) == '}') ? -1 : 0;
			if (depth == 0) {
				return i;
			}
		}
		return -1;
	}

	private static Set<String> queryNames(String literal) {
		Set<String> names = new LinkedHashSet<>();
		int query = literal.indexOf('?');
		if (query >= 0) {
			int fragment = literal.indexOf('#', query);
			String pairs = literal.substring(query + 1, (fragment < 0) ? literal.length() : fragment);
			for (String pair : pairs.split("&", -1)) {
				int value = pair.indexOf('=');
				String name = (value < 0) ? pair : pair.substring(0, value);
				if (!name.isEmpty() && name.indexOf('\0') < 0) {
					names.add(name);
				}
			}
		}
		return names;
	}

}
