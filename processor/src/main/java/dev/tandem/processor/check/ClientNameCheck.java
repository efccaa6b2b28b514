package dev.tandem.processor.check;

import dev.tandem.processor.model.Place;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;

/**
 * The name of a client can stand in the name of a property.
 */
final class ClientNameCheck implements Check {

	private static final String API_CLIENT = "dev.tandem.ApiClient";

	private static final Pattern CLIENT_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	/**
	 * What the compiler puts in place of a value that it could not read.
	 */
	private static final String ERROR_VALUE = "<error>";

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		AnnotationMirror annotation = Annotations.find(definition.element(), API_CLIENT).orElseThrow();
		Annotations.value(annotation, "value").ifPresent((value) -> check(definition, annotation, value, diagnostics));
	}

	private static void check(Definition definition, AnnotationMirror annotation, AnnotationValue value,
			Diagnostics diagnostics) {
		String name = value.getValue().toString();
		if (!CLIENT_NAME.matcher(name).matches() && !ERROR_VALUE.equals(name)) {
			diagnostics.error(new Place(definition.element(), annotation, value),
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
