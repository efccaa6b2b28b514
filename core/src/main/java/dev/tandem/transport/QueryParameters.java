package dev.tandem.transport;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Parameters of the query of an address, as servers read them: names and values count
 * decoded, so that {@code api%5Fkey} is the same parameter as {@code api_key}.
 */
final class QueryParameters {

	private QueryParameters() {
	}

	/**
	 * Whether a query has a parameter.
	 * @param query the query as it is sent
	 * @param name name of the parameter, not encoded
	 */
	static boolean contain(@Nullable String query, String name) {
		if (query == null) {
			return false;
		}
		int start = 0;
		while (start <= query.length()) {
			int end = end(query, start, '&', query.length());
			if (isNamed(query, start, end(query, start, '=', end), name)) {
				return true;
			}
			start = end + 1;
		}
		return false;
	}

	/**
	 * Values of a parameter, decoded, in their order.
	 */
	static List<String> values(@Nullable String query, String name) {
		List<String> values = new ArrayList<>();
		for (String parameter : split(query)) {
			int nameEnd = end(parameter, 0, '=', parameter.length());
			if (isNamed(parameter, 0, nameEnd, name)) {
				values.add(decode(parameter.substring(Math.min(nameEnd + 1, parameter.length()))));
			}
		}
		return values;
	}

	/**
	 * An address without some parameters, otherwise as it was.
	 * @param uri the address
	 * @param unwanted decides by their names, decoded, which to leave out
	 */
	static URI without(URI uri, Predicate<String> unwanted) {
		List<String> parameters = split(uri.getRawQuery());
		List<String> kept = parameters.stream().filter((parameter) -> !unwanted.test(name(parameter))).toList();
		if (kept.size() == parameters.size()) {
			return uri;
		}
		String text = uri.toString();
		int query = text.indexOf('?');
		int fragment = end(text, query, '#', text.length());
		return URI.create(text.substring(0, query) + (kept.isEmpty() ? "" : "?") + String.join("&", kept)
				+ text.substring(fragment));
	}

	private static List<String> split(@Nullable String query) {
		return (query != null) ? List.of(query.split("&", -1)) : List.of();
	}

	private static String name(String parameter) {
		return decode(parameter.substring(0, end(parameter, 0, '=', parameter.length())));
	}

	private static boolean isNamed(String query, int start, int end, String name) {
		for (int i = start; i < end; i++) {
			char c = query.charAt(i);
			if (c == '%' || c == '+') {
				return decode(query.substring(start, end)).equals(name);
			}
		}
		return end - start == name.length() && query.startsWith(name, start);
	}

	private static int end(String text, int start, char separator, int limit) {
		int index = text.indexOf(separator, start);
		return (index < 0 || index > limit) ? limit : index;
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
