package dev.tandem.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;

/**
 * Reads annotations by the names of their types, so that the processor needs none of them
 * on its own path.
 */
public final class Annotations {

	private Annotations() {
	}

	/**
	 * Annotation of a type.
	 * @param annotated what it is on
	 * @param type name of its type
	 * @return the annotation, if there is one
	 */
	public static Optional<AnnotationMirror> find(AnnotatedConstruct annotated, String type) {
		for (AnnotationMirror annotation : annotated.getAnnotationMirrors()) {
			if (type(annotation).getQualifiedName().contentEquals(type)) {
				return Optional.of(annotation);
			}
		}
		return Optional.empty();
	}

	/**
	 * Type of an annotation.
	 * @param annotation the annotation
	 * @return its type
	 */
	public static TypeElement type(AnnotationMirror annotation) {
		return (TypeElement) annotation.getAnnotationType().asElement();
	}

	/**
	 * Value that is written in the source, without defaults.
	 * @param annotation the annotation
	 * @param attribute the attribute
	 * @return the value, if it is written
	 */
	public static Optional<AnnotationValue> value(AnnotationMirror annotation, String attribute) {
		return annotation.getElementValues()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().getSimpleName().contentEquals(attribute))
			.<AnnotationValue>map((entry) -> entry.getValue())
			.findFirst();
	}

	/**
	 * Text of a value, or of all values of an array.
	 * @param value the value
	 * @return the texts
	 */
	public static List<String> strings(AnnotationValue value) {
		if (value.getValue() instanceof List<?> values) {
			return values.stream().map((element) -> ((AnnotationValue) element).getValue().toString()).toList();
		}
		return List.of(value.getValue().toString());
	}

	/**
	 * The annotations that a container of a repeatable one holds.
	 * @param container an annotation
	 * @return the annotations in its attribute {@code value}
	 */
	public static Stream<AnnotationMirror> contained(AnnotationMirror container) {
		return value(container, "value").map(AnnotationValue::getValue)
			.filter(List.class::isInstance)
			.stream()
			.flatMap((values) -> ((List<?>) values).stream())
			.map((value) -> ((AnnotationValue) value).getValue())
			.filter(AnnotationMirror.class::isInstance)
			.map(AnnotationMirror.class::cast);
	}

}
