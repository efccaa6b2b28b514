package dev.tandem.processor.kotlin;

import java.util.Optional;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.MentionedTypes;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;

/**
 * Why a twin has no function for an operation: with it, its file would not compile.
 */
final class Omission {

	private Omission() {
	}

	/**
	 * Find the reason.
	 * @param operation the operation
	 * @return the reason and the remedy, empty if the twin can have the operation
	 */
	static Optional<String> of(Operation operation) {
		boolean kotlin = Annotations.find(operation.method().owner(), "kotlin.Metadata").isPresent();
		if (kotlin && isExtension(operation)) {
			return Optional.of("it is an extension function: make the receiver a parameter");
		}
		if (kotlin && operation.method().name().indexOf('$') >= 0) {
			return Optional.of("it is internal: leave 'internal' out, or make the whole definition internal");
		}
		return types(operation).flatMap((type) -> MentionedTypes.of(type).stream())
			.filter((type) -> !isPublic(type))
			.findFirst()
			.map((hidden) -> "'" + hidden.getSimpleName() + "' is not public: make it public");
	}

	/**
	 * The compiler of Kotlin names a receiver so.
	 */
	private static boolean isExtension(Operation operation) {
		return operation.parameters().stream().limit(1).anyMatch((first) -> first.name().startsWith("$this$"));
	}

	private static Stream<TypeMirror> types(Operation operation) {
		Stream<TypeMirror> ofMethod = Stream.concat(Stream.of(operation.returnType()),
				operation.method().signature().getTypeVariables().stream());
		return Stream.concat(ofMethod, operation.parameters().stream().map(Parameter::type));
	}

	/**
	 * No type of Kotlin is as hidden as one that Java shows to its package.
	 */
	private static boolean isPublic(TypeElement type) {
		for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
			if (!each.getModifiers().contains(Modifier.PUBLIC)) {
				return false;
			}
		}
		return true;
	}

}
