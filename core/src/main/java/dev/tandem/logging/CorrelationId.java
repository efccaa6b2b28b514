package dev.tandem.logging;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The id by which whoever runs an API finds a call in their own log.
 */
final class CorrelationId {

	private static final List<String> HEADERS = List.of("X-Correlation-ID", "Correlation-ID", "X-Request-ID",
			"Request-ID", "X-Amzn-RequestId", "X-Amz-Request-Id");

	private static final int LONGEST = 64;

	/**
	 * What could be taken for another part of the line.
	 */
	private static final Pattern UNEXPECTED = Pattern.compile("[^A-Za-z0-9._:/+=@|#-]");

	private CorrelationId() {
	}

	static @Nullable String of(HttpHeaders response, Predicate<String> hidden, Supplier<Secrets> secrets) {
		for (String name : HEADERS) {
			String value = response.getFirst(name);
			if (value != null && !value.isBlank() && !hidden.test(name)) {
				return readable(value.strip(), secrets.get());
			}
		}
		return null;
	}

	private static String readable(String value, Secrets secrets) {
		String shown = secrets.hide(value);
		if (!shown.equals(value)) {
			return Redaction.MASK;
		}
		String bounded = (shown.length() > LONGEST) ? shown.substring(0, LONGEST) : shown;
		return UNEXPECTED.matcher(bounded).replaceAll("?");
	}

}
