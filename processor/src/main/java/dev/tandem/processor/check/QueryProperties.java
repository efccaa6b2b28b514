package dev.tandem.processor.check;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

import dev.tandem.processor.model.ReactiveTypes;

/**
 * Properties of records and beans that are query objects.
 */
final class QueryProperties {

	/**
	 * Types that are sent as one value.
	 */
	static final Set<String> SINGLE = Set.of("java.lang.CharSequence", "java.lang.Number", "java.lang.Boolean",
			"java.lang.Character", "java.lang.Enum", "java.util.Date", "java.util.UUID", "java.net.URI",
			"java.time.temporal.TemporalAccessor", "java.time.temporal.TemporalAmount");

	private QueryProperties() {
	}

	/**
	 * Names of the parameters that are values, empty if an annotation may give others.
	 */
	static Set<String> names(TypeElement type, ReactiveTypes types) {
		boolean annotated = type.getEnclosedElements()
			.stream()
			.flatMap((member) -> (member instanceof ExecutableElement method)
					? Stream.concat(Stream.of(member), method.getParameters().stream()) : Stream.of(member))
			.anyMatch((member) -> !member.getAnnotationMirrors().isEmpty());
		return annotated ? Set.of()
				: of(type).stream()
					.filter((property) -> isSingle(property.getReturnType(), types))
					.map(QueryProperties::name)
					.collect(Collectors.toSet());
	}

	private static boolean isSingle(TypeMirror type, ReactiveTypes types) {
		return type.getKind().isPrimitive() || types.isAny(type, SINGLE);
	}

	private static String name(ExecutableElement property) {
		String name = property.getSimpleName().toString();
		boolean component = Objects.requireNonNull(property.getEnclosingElement()).getKind() == ElementKind.RECORD;
		String withoutPrefix = name.replaceFirst("^(get|is)(?=[A-Z])", "");
		return (component || withoutPrefix.equals(name)) ? name
				: withoutPrefix.substring(0, 1).toLowerCase(Locale.ROOT) + withoutPrefix.substring(1);
	}

	static List<ExecutableElement> of(TypeElement type) {
		if (type.getKind() == ElementKind.RECORD) {
			return ElementFilter.recordComponentsIn(type.getEnclosedElements())
				.stream()
				.map((component) -> component.getAccessor())
				.toList();
		}
		Stream<ExecutableElement> own = ElementFilter.methodsIn(type.getEnclosedElements())
			.stream()
			.filter(QueryProperties::isGetter);
		return Stream.concat(own, superclass(type).map(QueryProperties::of).stream().flatMap(List::stream)).toList();
	}

	static Optional<TypeElement> superclass(TypeElement type) {
		return Optional.of(type.getSuperclass())
			.filter(DeclaredType.class::isInstance)
			.map((superclass) -> (TypeElement) ((DeclaredType) superclass).asElement())
			.filter((superclass) -> !superclass.getQualifiedName().contentEquals("java.lang.Object"));
	}

	private static boolean isGetter(ExecutableElement method) {
		String name = method.getSimpleName().toString();
		return method.getParameters().isEmpty() && method.getModifiers().contains(Modifier.PUBLIC)
				&& !method.getModifiers().contains(Modifier.STATIC) && method.getReturnType().getKind() != TypeKind.VOID
				&& (name.matches("get[A-Z].*") || name.matches("is[A-Z].*"));
	}

}
