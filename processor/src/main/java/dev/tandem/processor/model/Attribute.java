package dev.tandem.processor.model;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * What is written for an attribute of an annotation, and where.
 *
 * @param element the annotated element
 * @param annotation the annotation on it
 * @param value the value
 * @param texts text of the value, or of all values of an array
 */
public record Attribute(Element element, AnnotationMirror annotation, AnnotationValue value, List<String> texts) {

	/**
	 * The only text.
	 * @return the text
	 */
	public String text() {
		return String.join(",", this.texts);
	}

	boolean isBlank() {
		return this.texts.stream().allMatch(String::isBlank);
	}

}
