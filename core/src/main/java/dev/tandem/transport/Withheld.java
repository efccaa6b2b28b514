package dev.tandem.transport;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of headers and query parameters that a call leaves out, although the client sends
 * them with every call. A request carries it as an attribute.
 *
 * @param headers names of headers in lower case
 * @param query names of query parameters, not encoded
 */
public record Withheld(Set<String> headers, Set<String> query) {

	/**
	 * Request attribute that holds what is left out.
	 */
	public static final String ATTRIBUTE = "dev.tandem.withheld";

	private static final Withheld NOTHING = new Withheld(Set.of(), Set.of());

	static Withheld of(Map<String, Object> attributes) {
		return (attributes.get(ATTRIBUTE) instanceof Withheld withheld) ? withheld : NOTHING;
	}

	boolean holdsHeader(String name) {
		return !this.headers.isEmpty() && this.headers.contains(name.toLowerCase(Locale.ROOT));
	}

}
