package dev.tandem.openapi;

import java.util.Optional;

import org.openapitools.codegen.CodegenOperation;

/**
 * Media type of a request's body.
 */
final class ContentType {

	private static final String FORM = "application/x-www-form-urlencoded";

	private ContentType() {
	}

	/**
	 * The media type that a method declares. A range such as {@code image/*} is none that
	 * could be sent: it is left to the body. A form is UTF-8, and Spring recognizes it
	 * only without parameters.
	 * @param operation an operation
	 * @return the media type, if it is declared
	 */
	static Optional<String> of(CodegenOperation operation) {
		return Optional.ofNullable(operation.vendorExtensions.get("x-content-type"))
			.map(Object::toString)
			.filter((type) -> !type.isBlank() && !type.split(";", -1)[0].contains("*"))
			.map((type) -> isForm(type) ? FORM : type);
	}

	/**
	 * Whether the body of an operation is a form whose fields are request parameters.
	 * @param operation the operation
	 * @return whether it is
	 */
	static boolean isForm(CodegenOperation operation) {
		return of(operation).filter(FORM::equals).isPresent();
	}

	private static boolean isForm(String type) {
		return type.split(";", -1)[0].strip().equalsIgnoreCase(FORM);
	}

}
