package dev.tandem.processor.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
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
	private static final Set<String> VALUES = Stream
		.concat(QueryProperties.SINGLE.stream(), Stream.of("java.lang.Iterable", "org.reactivestreams.Publisher"))
		.collect(Collectors.toUnmodifiableSet());

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
		if (QueryProperties.of(element).isEmpty() && element.getKind() != ElementKind.INTERFACE
				&& !isAnnotated(element)) {
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
				|| QueryProperties.superclass(type).filter(QueryObjectCheck::isAnnotated).isPresent();
	}

	/**
	 * Only types of the application are looked into.
	 */
	private boolean contains(TypeElement type, TypeElement sought, Set<TypeElement> visited) {
		if (!visited.add(type)) {
			return false;
		}
		return QueryProperties.of(type)
			.stream()
			.map(ExecutableElement::getReturnType)
			.filter((property) -> property.getKind() == TypeKind.DECLARED && !this.types.isAny(property, VALUES))
			.map((property) -> (TypeElement) ((DeclaredType) property).asElement())
			.filter((property) -> property.getKind() == ElementKind.RECORD || property.getKind() == ElementKind.CLASS)
			.filter((property) -> !property.getQualifiedName().toString().startsWith("java."))
			.anyMatch((property) -> property.equals(sought) || contains(property, sought, visited));
	}

}
