package dev.tandem.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

import org.jspecify.annotations.Nullable;

/**
 * Place in a source.
 *
 * @param element the element
 * @param annotation the annotation on it, {@code null} for the element itself
 * @param value the value in the annotation, {@code null} for the annotation itself
 */
public record Place(Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

}
