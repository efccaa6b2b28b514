package dev.tandem.processor.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.lang.model.type.TypeVariable;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.TypeNames;

/**
 * Overloads that differ in the definition differ in the twin.
 */
final class OverloadCheck implements Check {

	/**
	 * Methods that generated classes have of their own, and how many parameters. An
	 * interface may declare the protected ones of {@code Object} with any type.
	 */
	private static final Map<String, Integer> OF_FACADES = Map.of("definitionOfTwin", 0, "twinOfDefinition", 1, "clone",
			0, "finalize", 0);

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		Map<String, Operation> operations = new HashMap<>();
		for (Operation operation : definition.operations()) {
			if (diagnostics.isLeftOut(operation)) {
				continue;
			}
			String signature = signature(operation);
			if (OF_FACADES.getOrDefault(operation.method().name(), -1) == operation.parameters().size()) {
				diagnostics.hide(operation);
				diagnostics.error(operation.method().element(), operation.description()
						+ " has the name of a method that generated code has of its own: rename it");
				continue;
			}
			Operation other = operations.putIfAbsent(signature, operation);
			if (other != null) {
				diagnostics.leaveOut(operation);
				diagnostics.error(operation.method().element(),
						description(other) + " and " + description(operation) + " both become "
								+ signature.replaceAll("(?:\\w+\\.)+(?=\\w)", "") + " in the "
								+ definition.style().twin() + " twin: rename one");
			}
		}
	}

	private static String signature(Operation operation) {
		return operation.parameters()
			.stream()
			.map((parameter) -> erasure(parameter.twin().name(), bounds(operation)))
			.collect(Collectors.joining(", ", operation.method().name() + "(", ")"));
	}

	private static String description(Operation operation) {
		return operation.parameters()
			.stream()
			.map((parameter) -> Suggestion.simple(parameter.type()))
			.collect(Collectors.joining(", ", operation.method().name() + "(", ")"));
	}

	private static Map<String, List<TypeName>> bounds(Operation operation) {
		return operation.method()
			.signature()
			.getTypeVariables()
			.stream()
			.map(TypeVariable.class::cast)
			.map(TypeNames::declarationOf)
			.collect(Collectors.toMap(TypeVariableName::name, TypeVariableName::bounds));
	}

	private static String erasure(TypeName type, Map<String, List<TypeName>> bounds) {
		if (type instanceof ParameterizedTypeName parameterized) {
			return parameterized.rawType().withoutAnnotations().toString();
		}
		if (type instanceof ArrayTypeName array) {
			return erasure(array.componentType(), bounds) + "[]";
		}
		if (type instanceof TypeVariableName variable) {
			List<TypeName> declared = bounds.getOrDefault(variable.name(), List.of());
			return declared.isEmpty() ? "java.lang.Object" : erasure(declared.get(0), bounds);
		}
		return type.withoutAnnotations().toString();
	}

}
