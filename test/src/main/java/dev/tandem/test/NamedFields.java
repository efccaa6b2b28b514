package dev.tandem.test;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds fields by their names in text that is no JSON, and so has no fields to tell from
 * other words.
 */
final class NamedFields {

	private static final String WORD = "%1$s(?![\\w-])";

	private static final String BEGIN = "(?iu)(?<![\\w-])";

	/**
	 * Prose has the name between two words, or at the end of a sentence.
	 */
	private static final String NO_PROSE = "(?!(?<=\\p{L} )%1$s(?: \\p{L}|[.!?](?:\\s|$)))";

	/**
	 * Also where quotes are escaped.
	 */
	private static final String VALUE_FOLLOWS = "(?:\\\\u0022|[\\\\\"'])*\\s*[=:>]";

	private final Map<String, Pattern> anywhere = new LinkedHashMap<>();

	private final Map<String, Pattern> withValue = new LinkedHashMap<>();

	NamedFields(Collection<String> names) {
		for (String name : names) {
			String quoted = Pattern.quote(name);
			this.anywhere.put(name, Pattern.compile((BEGIN + NO_PROSE + WORD).formatted(quoted)));
			this.withValue.put(name, Pattern.compile((BEGIN + WORD + VALUE_FOLLOWS).formatted(quoted)));
		}
	}

	/**
	 * Find a name anywhere in a text, except as a word of a sentence: in a table or a
	 * form nothing tells a name from its value.
	 * @return the name, {@code null} if there is none
	 */
	@Nullable String anywhere(String text) {
		return find(text, this.anywhere);
	}

	/**
	 * Whether a text within JSON may hold the value of a field. A text of one line may
	 * well be a name itself, or tell something of a field.
	 */
	boolean mayHaveValue(String text) {
		boolean lines = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
		return find(text, lines ? this.anywhere : this.withValue) != null;
	}

	private static @Nullable String find(String text, Map<String, Pattern> patterns) {
		for (Map.Entry<String, Pattern> entry : patterns.entrySet()) {
			if (entry.getValue().matcher(text).find()) {
				return entry.getKey();
			}
		}
		return null;
	}

}
