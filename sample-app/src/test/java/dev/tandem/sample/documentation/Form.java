package dev.tandem.sample.documentation;

/**
 * What a snippet is part of.
 */
enum Form {

	/** Types, with or without imports. */
	TYPES("", ""),

	/** Methods and fields. */
	MEMBERS("class %s %s {\n", "}\n"),

	/** Methods without bodies. */
	OPERATIONS("interface %s %s {\n", "}\n"),

	/** Statements. */
	STATEMENTS("class %s %s {\nvoid run() throws Exception {\n", "}\n}\n"),

	/** Annotations of a type. */
	ANNOTATIONS("", "\ninterface %s {\n}\n");

	private final String before;

	private final String after;

	Form(String before, String after) {
		this.before = before;
		this.after = after;
	}

	/**
	 * The snippet as a whole source.
	 * @param snippet the snippet
	 * @param name the name of the type to put it into
	 * @param given an interface whose constants the snippet refers to, or an empty text
	 */
	String complete(String snippet, String name, String given) {
		String inherited = given.isEmpty() ? "" : ((this == OPERATIONS) ? "extends " : "implements ") + given;
		return this.before.formatted(name, inherited) + snippet + this.after.formatted(name);
	}

}
