package dev.tandem.processor.kotlin;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names as the source of Kotlin has them.
 */
final class KotlinNames {

	/**
	 * The hard keywords, which are no names anywhere.
	 */
	private static final Set<String> KEYWORDS = Set.of("as", "break", "class", "continue", "do", "else", "false", "for",
			"fun", "if", "in", "interface", "is", "null", "object", "package", "return", "super", "this", "throw",
			"true", "try", "typealias", "typeof", "val", "var", "when", "while");

	private KotlinNames() {
	}

	/**
	 * A name, in backticks where it is a keyword, or has a dollar, which would do in Java
	 * only.
	 */
	static String of(String name) {
		return (KEYWORDS.contains(name) || name.indexOf('$') >= 0) ? "`" + name + "`" : name;
	}

	static String qualified(String name) {
		return Arrays.stream(name.split("\\.", -1)).map(KotlinNames::of).collect(Collectors.joining("."));
	}

}
