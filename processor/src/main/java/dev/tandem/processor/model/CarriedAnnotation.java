package dev.tandem.processor.model;

import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * Tells the annotations that a reactive twin has from its definition from those that
 * speak of the definition alone, or to the compiler.
 */
public final class CarriedAnnotation {

	private static final Set<String> NOT_CARRIED = Set.of("java.lang.Deprecated", "java.lang.FunctionalInterface",
			"org.jspecify.annotations.NullMarked", "org.jspecify.annotations.NullUnmarked", "kotlin.Metadata");

	private CarriedAnnotation() {
	}

	/**
	 * Whether the twin has it as well.
	 * @param annotation an annotation of the definition
	 * @return whether it has
	 */
	public static boolean is(AnnotationMirror annotation) {
		TypeElement type = Annotations.type(annotation);
		return !TypeNames.isNullness(annotation) && !NOT_CARRIED.contains(type.getQualifiedName().toString())
				&& Annotations.find(type, "java.lang.annotation.Retention")
					.flatMap((retention) -> Annotations.value(retention, "value"))
					.filter((retention) -> retention.getValue().toString().endsWith("SOURCE"))
					.isEmpty();
	}

}
