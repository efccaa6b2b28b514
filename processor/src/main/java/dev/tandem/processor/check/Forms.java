package dev.tandem.processor.check;

import java.util.Optional;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;

/**
 * What is known of forms, whose fields are the request parameters of an operation.
 */
final class Forms {

	static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

	private Forms() {
	}

	/**
	 * Whether an operation sends its request parameters in a form. Spring knows one only
	 * by the media type alone.
	 */
	static boolean isForm(Definition definition, Operation operation) {
		return contentType(definition, operation).map(Attribute::text)
			.filter((type) -> type.strip().equalsIgnoreCase(MEDIA_TYPE))
			.isPresent();
	}

	/**
	 * The content type of an operation that is a form's and has parameters.
	 */
	static Optional<Attribute> withParameters(Definition definition, Operation operation) {
		return contentType(definition, operation).filter((type) -> {
			String[] parts = type.text().split(";", 2);
			return parts.length == 2 && parts[0].strip().equalsIgnoreCase(MEDIA_TYPE);
		});
	}

	private static Optional<Attribute> contentType(Definition definition, Operation operation) {
		return definition.attribute(operation, "contentType");
	}

}
