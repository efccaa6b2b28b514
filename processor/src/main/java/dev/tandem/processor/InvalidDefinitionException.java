package dev.tandem.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a definition: the message says what to write, the element where.
 */
final class InvalidDefinitionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Element element;

	private final transient @Nullable AnnotationMirror annotation;

	private final transient @Nullable AnnotationValue value;

	InvalidDefinitionException(Element element, String message) {
		this(element, null, null, message);
	}

	InvalidDefinitionException(Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value,
			String message) {
		super(message);
		this.element = element;
		this.annotation = annotation;
		this.value = value;
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

	Element element() {
		return this.element;
	}

	@Nullable AnnotationMirror annotation() {
		return this.annotation;
	}

	@Nullable AnnotationValue value() {
		return this.value;
	}

}
