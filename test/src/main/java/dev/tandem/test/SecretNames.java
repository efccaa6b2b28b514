package dev.tandem.test;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names under which a client sends and receives what nobody else may see.
 *
 * @param headers names of headers, in any case
 * @param query names of query parameters, in any case
 * @param fields names of fields in bodies, in any case
 */
record SecretNames(Set<String> headers, Set<String> query, Set<String> fields) {

	private static final List<String> HEADERS = List.of("Authorization", "Proxy-Authorization", "Cookie", "Cookie2",
			"Set-Cookie", "Set-Cookie2");

	/**
	 * The names of a client: of its key, and those of {@code logging.redact}.
	 * @param properties properties of the client
	 * @param more more names
	 */
	static SecretNames of(ClientProperties properties, Collection<String> more) {
		Set<String> fields = sorted(more);
		fields.addAll(Objects.requireNonNullElse(properties.list("logging.redact"), List.of()));
		Set<String> headers = sorted(fields);
		headers.addAll(HEADERS);
		Set<String> query = sorted(fields);
		String keyName = properties.text("api-key.name");
		if (keyName != null) {
			headers.add(keyName);
			query.add(keyName);
		}
		return new SecretNames(headers, query, fields);
	}

	private static Set<String> sorted(Collection<String> names) {
		Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		sorted.addAll(names);
		return sorted;
	}

}
