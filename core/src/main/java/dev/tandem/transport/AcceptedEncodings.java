package dev.tandem.transport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Content encodings that a request accepts (RFC 9110, section 12.5.3).
 */
final class AcceptedEncodings {

	private AcceptedEncodings() {
	}

	/**
	 * Whether a response may have an encoding.
	 * @param accepted value of the request's {@code Accept-Encoding}
	 * @param encoding value of the response's {@code Content-Encoding}
	 * @return whether all of its encodings are accepted
	 */
	static boolean contain(String accepted, String encoding) {
		List<String> names = names(accepted);
		return names.contains("*")
				|| names(encoding).stream().allMatch((name) -> name.equals("identity") || names.contains(name));
	}

	private static List<String> names(String list) {
		return Arrays.stream(list.split(",", -1))
			.map((element) -> element.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
			.filter((name) -> !name.isEmpty())
			.toList();
	}

}
