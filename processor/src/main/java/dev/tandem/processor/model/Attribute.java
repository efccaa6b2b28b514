package dev.tandem.processor.model;

import java.util.List;
import java.util.Objects;

import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * What is written for an attribute of an annotation, and where.
 *
 * @param written where the value is written
 * @param used the annotation that brings it in: another place if an annotation that the
 * user has composed holds the value
 * @param value the value
 */
public record Attribute(Place written, Place used, AnnotationValue value) {

	/**
	 * Texts of the value, or of all values of an array.
	 * @return the texts
	 */
	public List<String> texts() {
		return Annotations.strings(this.value);
	}

	/**
	 * The only text.
	 * @return the text
	 */
	public String text() {
		return String.join(",", texts());
	}

	/**
	 * What messages name as the holder of the value.
	 * @param description how they name the annotated element
	 * @return that, or the composed annotation
	 */
	public String holder(String description) {
		Element element = this.written.element();
		if (element.equals(this.used.element())) {
			return description;
		}
		Element annotation = (element instanceof ExecutableElement) ? element.getEnclosingElement() : element;
		return "@" + Objects.requireNonNull(annotation).getSimpleName();
	}

	boolean isBlank() {
		return texts().stream().allMatch(String::isBlank);
	}

}
