package dev.tandem.processor.check;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a definition: the message says what to write, the element where.
 *
 * @param kind whether it fails the compilation
 * @param element where it is
 * @param annotation the annotation that it is in, if any
 * @param value the value that it is in, if any
 * @param message what is wrong and what to write
 */
record Problem(Diagnostic.Kind kind, Element element, @Nullable AnnotationMirror annotation,
		@Nullable AnnotationValue value, String message) {

}
