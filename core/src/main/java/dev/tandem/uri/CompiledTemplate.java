package dev.tandem.uri;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A URI template as Spring expands it: encoded text, and variables in between. It is read
 * off an expansion with a mark in place of each variable.
 */
final class CompiledTemplate {

	/**
	 * Of characters that are never encoded (RFC 3986, section 2.3).
	 */
	private static final Pattern MARK = Pattern.compile("-\\.~(\\d+)~\\.-");

	private static final Pattern AUTHORITY = Pattern.compile("^[^:/?#]+://[^/?#]*");

	/**
	 * What only Spring can expand.
	 */
	private static final CompiledTemplate UNKNOWN = new CompiledTemplate("", List.of(), List.of(), Set.of(), List.of());

	private final String template;

	private final String[] texts;

	private final String[] variables;

	private final Set<String> parameterNames;

	private final String[] parameterVariables;

	private CompiledTemplate(String template, List<String> texts, List<String> variables, Set<String> parameterNames,
			List<String> parameterVariables) {
		this.template = template;
		this.texts = texts.toArray(String[]::new);
		this.variables = variables.toArray(String[]::new);
		this.parameterNames = parameterNames;
		this.parameterVariables = parameterVariables.toArray(String[]::new);
	}

	/**
	 * Compile a template.
	 * @param parser parses the template
	 */
	static CompiledTemplate of(Supplier<UriBuilder> parser) {
		try {
			UriBuilder parsed = parser.get();
			Placeholders marks = new Placeholders("-.~", "~.-");
			String marked = parsed.build(marks).toString();
			Matcher authority = AUTHORITY.matcher(marked);
			if (!authority.find() || MARK.matcher(authority.group()).find()) {
				return UNKNOWN;
			}
			CompiledTemplate compiled = read(parsed.toUriString(), marked, marks.names);
			Placeholders probe = new Placeholders("/?", "&\u00e9");
			return parsed.build(probe).toString().equals(compiled.expand(probe)) ? compiled : UNKNOWN;
		}
		catch (RuntimeException ex) {
			return UNKNOWN;
		}
	}

	private static CompiledTemplate read(String template, String marked, List<String> names) {
		Set<String> parameterNames = new HashSet<>();
		List<String> parameterVariables = new ArrayList<>();
		for (String name : Set.copyOf(namesOfParameters(marked))) {
			Matcher mark = MARK.matcher(name);
			if (mark.matches()) {
				parameterVariables.add(names.get(Integer.parseInt(mark.group(1))));
			}
			else if (mark.reset().find()) {
				return UNKNOWN;
			}
			else {
				parameterNames.add(name);
			}
		}
		List<String> texts = new ArrayList<>();
		List<String> variables = new ArrayList<>();
		int end = 0;
		Matcher mark = MARK.matcher(marked);
		while (mark.find()) {
			texts.add(marked.substring(end, mark.start()));
			variables.add(names.get(Integer.parseInt(mark.group(1))));
			end = mark.end();
		}
		texts.add(marked.substring(end));
		return new CompiledTemplate(template, texts, variables, parameterNames, parameterVariables);
	}

	private static List<String> namesOfParameters(String marked) {
		int fragment = marked.indexOf('#');
		String address = (fragment >= 0) ? marked.substring(0, fragment) : marked;
		int query = address.indexOf('?');
		if (query < 0) {
			return List.of();
		}
		List<String> names = new ArrayList<>();
		for (String parameter : address.substring(query + 1).split("&", -1)) {
			int value = parameter.indexOf('=');
			names.add((value >= 0) ? parameter.substring(0, value) : parameter);
		}
		return names;
	}

	boolean isKnown() {
		return this != UNKNOWN;
	}

	/**
	 * The whole template, with the base URL.
	 */
	String template() {
		return this.template;
	}

	/**
	 * Put an address together.
	 * @param values values of the variables
	 * @return the address, {@code null} if Spring has to do it
	 */
	@Nullable String expand(Map<String, ? extends @Nullable Object> values) {
		if (!isKnown() || (this.parameterVariables.length > 0 && !isInOrder(values))) {
			return null;
		}
		StringBuilder address = new StringBuilder(128).append(this.texts[0]);
		for (int i = 0; i < this.variables.length; i++) {
			if (!append(address, this.variables[i], values)) {
				return null;
			}
			address.append(this.texts[i + 1]);
		}
		return address.toString();
	}

	/**
	 * Spring brings parameters of the same name together, and treats one without a name
	 * in its own way.
	 */
	private boolean isInOrder(Map<String, ? extends @Nullable Object> values) {
		boolean alone = this.parameterVariables.length == 1 && this.parameterNames.isEmpty();
		Set<String> names = alone ? Set.of() : new HashSet<>(this.parameterNames);
		for (String variable : this.parameterVariables) {
			if (!(values.get(variable) instanceof String name) || name.isEmpty()
					|| (!alone && !names.add(encode(name)))) {
				return false;
			}
		}
		return true;
	}

	private static boolean append(StringBuilder address, String variable,
			Map<String, ? extends @Nullable Object> values) {
		Object value = values.get(variable);
		if (value instanceof String text) {
			address.append(encode(text));
			return true;
		}
		return value == null && values.containsKey(variable);
	}

	private static String encode(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (!isUnreserved(value.charAt(i))) {
				return UriUtils.encode(value, StandardCharsets.UTF_8);
			}
		}
		return value;
	}

	private static boolean isUnreserved(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
				|| c == '_' || c == '~';
	}

	/**
	 * A value of its own for whichever variable is asked for.
	 */
	private static final class Placeholders extends AbstractMap<String, Object> {

		private final List<String> names = new ArrayList<>();

		private final String prefix;

		private final String suffix;

		Placeholders(String prefix, String suffix) {
			this.prefix = prefix;
			this.suffix = suffix;
		}

		@Override
		public boolean containsKey(Object name) {
			return true;
		}

		@Override
		public Object get(Object name) {
			if (!this.names.contains(name)) {
				this.names.add((String) name);
			}
			return this.prefix + this.names.indexOf(name) + this.suffix;
		}

		@Override
		public Set<Entry<String, Object>> entrySet() {
			return Set.of();
		}

	}

}
