package dev.tandem.processor.model;

import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Parameter of an operation.
 *
 * @param element the parameter
 * @param type its type, seen from the definition
 * @param twin its type in the twin
 */
public record Parameter(VariableElement element, TypeMirror type, TwinType twin) {

	private static final String WEB_ANNOTATIONS = "org.springframework.web.bind.annotation.";

	/**
	 * Name in the source.
	 * @return the name
	 */
	public String name() {
		return this.element.getSimpleName().toString();
	}

	/**
	 * Annotation that says where an argument goes.
	 * @param simpleName name of the annotation, such as {@code PathVariable}
	 * @return the annotation, if it is there
	 */
	public Optional<AnnotationMirror> annotation(String simpleName) {
		return Annotations.find(this.element, WEB_ANNOTATIONS + simpleName);
	}

	/**
	 * Name that an annotation gives to the argument.
	 * @param annotation the annotation
	 * @return the name that is written, else that of the parameter
	 */
	public String name(AnnotationMirror annotation) {
		return writtenName(annotation).orElseGet(this::name);
	}

	/**
	 * Name that is written in an annotation.
	 * @param annotation the annotation
	 * @return the name, if there is one
	 */
	public static Optional<String> writtenName(AnnotationMirror annotation) {
		return Annotations.value(annotation, "name")
			.or(() -> Annotations.value(annotation, "value"))
			.map(AnnotationValue::getValue)
			.map(Object::toString)
			.filter((name) -> !name.isEmpty());
	}

}
