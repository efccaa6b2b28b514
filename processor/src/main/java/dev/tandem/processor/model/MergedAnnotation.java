package dev.tandem.processor.model;

import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * An annotation as Spring merges it: one that is written, or one that an annotation on
 * the element is composed of, with the values that the latter gives it.
 *
 * @param element what is annotated
 * @param annotation the annotation on it: itself, or the composed one
 * @param declared where the annotation itself is written
 * @param distance how many annotations lead to it
 * @param attributes what is written for its attributes, by their names
 */
public record MergedAnnotation(Element element, AnnotationMirror annotation, Place declared, int distance,
		Map<String, Attribute> attributes) {

	/**
	 * What is written for an attribute.
	 * @param name its name
	 * @return the attribute, empty if it has its default
	 */
	public Optional<Attribute> attribute(String name) {
		return Optional.ofNullable(this.attributes.get(name));
	}

	/**
	 * Where it is used.
	 * @return the annotation on the element
	 */
	public Place used() {
		return new Place(this.element, this.annotation, null);
	}

	/**
	 * What messages name as the holder of the annotation.
	 * @param description how they name the annotated element
	 * @return that, or the composed annotation
	 */
	public String holder(String description) {
		return this.declared.element().equals(this.element) ? description
				: "@" + this.declared.element().getSimpleName();
	}

}
