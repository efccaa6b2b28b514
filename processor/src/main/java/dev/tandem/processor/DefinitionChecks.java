package dev.tandem.processor;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * What holds for a definition as a whole.
 */
final class DefinitionChecks {

	private static final Pattern CLIENT_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	/**
	 * What the compiler puts in place of a value that it could not read.
	 */
	private static final String ERROR_VALUE = "<error>";

	private DefinitionChecks() {
	}

	static void checkType(TypeElement type) {
		String name = type.getSimpleName().toString();
		if (type.getKind() != ElementKind.INTERFACE) {
			throw new InvalidDefinitionException(type, "@ApiClient is on " + name + ", which is " + kind(type)
					+ ": a definition is an interface, write 'interface " + name + "'");
		}
		for (Element enclosing = type; enclosing instanceof TypeElement; enclosing = enclosing.getEnclosingElement()) {
			if (enclosing.getModifiers().contains(Modifier.PRIVATE)) {
				throw new InvalidDefinitionException(type, name + " cannot be seen by its blocking twin, because "
						+ enclosing.getSimpleName() + " is private: leave 'private' out");
			}
		}
		if (!type.getTypeParameters().isEmpty()) {
			throw new InvalidDefinitionException(type,
					name + " has type parameters, and a client needs their types: take @ApiClient off it and write"
							+ " it on an interface that extends " + name + " with types, such as 'interface Todo" + name
							+ " extends " + name + "<Todo>'");
		}
	}

	private static String kind(TypeElement type) {
		String kind = type.getKind().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
		return (Set.of("enum", "annotation type").contains(kind) ? "an " : "a ") + kind;
	}

	static void checkClientName(TypeElement type) {
		AnnotationMirror annotation = Annotations.find(type, ApiClientProcessor.API_CLIENT).orElseThrow();
		Annotations.value(annotation, "value").ifPresent((value) -> checkClientName(type, annotation, value));
	}

	private static void checkClientName(TypeElement type, AnnotationMirror annotation, AnnotationValue value) {
		String name = value.getValue().toString();
		if (!CLIENT_NAME.matcher(name).matches() && !ERROR_VALUE.equals(name)) {
			throw new InvalidDefinitionException(type, annotation, value,
					"'" + name + "' is no name for a client: write lower-case letters, digits and single dashes,"
							+ " starting with a letter, such as \"" + suggestion(name) + "\"");
		}
	}

	private static String suggestion(String name) {
		String suggestion = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", "-")
			.replaceFirst("^[^a-z]+", "")
			.replaceFirst("-$", "");
		return suggestion.isEmpty() ? "todo" : suggestion;
	}

}
