package dev.tandem.processor.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.ReactiveTypes;
import dev.tandem.processor.model.TypeArguments;

/**
 * What is marked {@code @QueryObject} has properties, and an end.
 */
final class QueryObjectCheck implements Check {

	/**
	 * Types that are one value, or values without names.
	 */
	private static final Set<String> VALUES = Set.of("java.lang.CharSequence", "java.lang.Number", "java.lang.Boolean",
			"java.lang.Character", "java.lang.Enum", "java.util.Date", "java.util.UUID", "java.net.URI",
			"java.time.temporal.TemporalAccessor", "java.time.temporal.TemporalAmount", "java.lang.Iterable",
			"org.reactivestreams.Publisher");

	private final ReactiveTypes types;

	QueryObjectCheck(ReactiveTypes types) {
		this.types = types;
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.exchangeOperations()) {
			operation.parameters()
				.stream()
				.filter((parameter) -> Annotations.find(parameter.element(), "dev.tandem.QueryObject").isPresent())
				.forEach((parameter) -> check(operation, parameter, diagnostics));
		}
	}

	private void check(Operation operation, Parameter parameter, Diagnostics diagnostics) {
		TypeMirror type = TypeArguments.of(parameter.type(), "java.util.Optional").orElse(parameter.type());
		String mistake = "@QueryObject '" + parameter.name() + "' of " + operation.description() + " is '"
				+ Suggestion.simple(type) + "', ";
		if (type.getKind() != TypeKind.DECLARED || this.types.isAny(type, VALUES)) {
			diagnostics.error(parameter.element(),
					mistake + "which has no properties: write a record of the query's parameters, or @RequestParam");
			return;
		}
		if (this.types.isAny(type, Set.of("java.util.Map"))) {
			return;
		}
		TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
		if (properties(element).isEmpty() && element.getKind() != ElementKind.INTERFACE && !isAnnotated(element)) {
			diagnostics.error(parameter.element(),
					mistake + "which has no properties: write a record, or a getter for each parameter");
		}
		else if (contains(element, element, new HashSet<>())) {
			diagnostics.error(parameter.element(),
					mistake + "which has itself within it, so its query would have no end: write a record without it");
		}
	}

	/**
	 * Whether another processor, such as Lombok's, may add the getters.
	 */
	private static boolean isAnnotated(TypeElement type) {
		return Stream.concat(Stream.of(type), ElementFilter.fieldsIn(type.getEnclosedElements()).stream())
			.anyMatch((element) -> !element.getAnnotationMirrors().isEmpty())
				|| superclass(type).filter(QueryObjectCheck::isAnnotated).isPresent();
	}

	private static List<ExecutableElement> properties(TypeElement type) {
		if (type.getKind() == ElementKind.RECORD) {
			return ElementFilter.recordComponentsIn(type.getEnclosedElements())
				.stream()
				.map((component) -> component.getAccessor())
				.toList();
		}
		Stream<ExecutableElement> own = ElementFilter.methodsIn(type.getEnclosedElements())
			.stream()
			.filter(QueryObjectCheck::isGetter);
		return Stream.concat(own, superclass(type).map(QueryObjectCheck::properties).stream().flatMap(List::stream))
			.toList();
	}

	private static Optional<TypeElement> superclass(TypeElement type) {
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

	/**
	 * Only types of the application are looked into.
	 */
	private boolean contains(TypeElement type, TypeElement sought, Set<TypeElement> visited) {
		if (!visited.add(type)) {
			return false;
		}
		return properties(type).stream()
			.map(ExecutableElement::getReturnType)
			.filter((property) -> property.getKind() == TypeKind.DECLARED && !this.types.isAny(property, VALUES))
			.map((property) -> (TypeElement) ((DeclaredType) property).asElement())
			.filter((property) -> property.getKind() == ElementKind.RECORD || property.getKind() == ElementKind.CLASS)
			.filter((property) -> !property.getQualifiedName().toString().startsWith("java."))
			.anyMatch((property) -> property.equals(sought) || contains(property, sought, visited));
	}

}
