package dev.tandem.processor;

import java.util.List;
import java.util.Optional;

import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;

/**
 * Reads annotations by the names of their types, so that the processor needs none of them
 * on its own path.
 */
final class Annotations {

	private Annotations() {
	}

	static Optional<AnnotationMirror> find(AnnotatedConstruct annotated, String type) {
		for (AnnotationMirror annotation : annotated.getAnnotationMirrors()) {
			if (type(annotation).getQualifiedName().contentEquals(type)) {
				return Optional.of(annotation);
			}
		}
		return Optional.empty();
	}

	static TypeElement type(AnnotationMirror annotation) {
		return (TypeElement) annotation.getAnnotationType().asElement();
	}

	/**
	 * Value that is written in the source, without defaults.
	 */
	static Optional<AnnotationValue> value(AnnotationMirror annotation, String attribute) {
		return annotation.getElementValues()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().getSimpleName().contentEquals(attribute))
			.<AnnotationValue>map((entry) -> entry.getValue())
			.findFirst();
	}

	static List<String> strings(AnnotationValue value) {
		if (value.getValue() instanceof List<?> values) {
			return values.stream().map((element) -> ((AnnotationValue) element).getValue().toString()).toList();
		}
		return List.of(value.getValue().toString());
	}

}
