package dev.tandem.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one method and path.
 *
 * @param method such as {@code GET}
 * @param template the path as it is written, with its variables
 * @param path the path as a pattern
 * @param variables names of the variables
 * @param handler makes the response
 */
record Route(String method, String template, Pattern path, List<String> variables, Function<Received, Answer> handler) {

	private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)(?::([^}]+))?}");

	static Route of(String method, String template, Function<Received, Answer> handler) {
		StringBuilder path = new StringBuilder();
		List<String> names = new ArrayList<>();
		Matcher variable = VARIABLE.matcher(template);
		int end = 0;
		while (variable.find()) {
			String pattern = variable.group(2);
			path.append(Pattern.quote(template.substring(end, variable.start())))
				.append('(')
				.append((pattern != null) ? pattern : "[^/]+")
				.append(')');
			names.add(variable.group(1));
			end = variable.end();
		}
		path.append(Pattern.quote(template.substring(end)));
		return new Route(method, template, Pattern.compile(path.toString()), List.copyOf(names), handler);
	}

	String name() {
		return this.method + " " + this.template;
	}

	/**
	 * The variables of a path, {@code null} if it is another one.
	 */
	@Nullable Map<String, String> match(String candidate) {
		Matcher matcher = this.path.matcher(candidate);
		if (!matcher.matches()) {
			return null;
		}
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < this.variables.size(); i++) {
			values.put(this.variables.get(i), matcher.group(i + 1));
		}
		return values;
	}

}
