package dev.tandem.engine;

/**
 * Finds the parts of a URI template without taking a character of a variable's pattern,
 * as in <code>{id:[^/?]+}</code>, for the end of one.
 */
final class UriTemplates {

	private UriTemplates() {
	}

	/**
	 * Where the first of some characters stands outside of variables.
	 * @return the index, the length of the template if there is none
	 */
	static int indexOf(String template, String characters) {
		int depth = 0;
		for (int i = 0; i < template.length(); i++) {
			char c = template.charAt(i);
			if (c == '{') {
				depth++;
			}
			else if (c == '}') {
				depth = Math.max(depth - 1, 0);
			}
			else if (depth == 0 && characters.indexOf(c) >= 0) {
				return i;
			}
		}
		return template.length();
	}

	/**
	 * What stands before the query.
	 */
	static String withoutQuery(String template) {
		return template.substring(0, indexOf(template, "?"));
	}

	/**
	 * Whether a variable stands before the query.
	 */
	static boolean hasInPath(String template, String variable) {
		String path = template.substring(0, indexOf(template, "?#"));
		return path.contains("{" + variable + "}") || path.contains("{" + variable + ":");
	}

	/**
	 * A template or an address with more in its query.
	 * @param template the template or address
	 * @param query what to add, encoded or as variables
	 */
	static String withQuery(String template, String query) {
		if (query.isEmpty()) {
			return template;
		}
		int fragment = indexOf(template, "#");
		int start = indexOf(template, "?#");
		String before = template.substring(0, fragment);
		boolean joined = start < fragment && (start == fragment - 1 || before.endsWith("&"));
		String separator = joined ? "" : (start < fragment) ? "&" : "?";
		return before + separator + query + template.substring(fragment);
	}

}
