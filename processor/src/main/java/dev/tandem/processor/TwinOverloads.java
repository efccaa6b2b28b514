package dev.tandem.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.lang.model.type.TypeVariable;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;

/**
 * Finds overloads that differ in the definition and no longer in the twin.
 */
final class TwinOverloads {

	private final Map<String, TwinMethod> methods = new HashMap<>();

	/**
	 * Add a method.
	 * @param method the method
	 * @throws InvalidDefinitionException if it equals one that was added before
	 */
	void add(TwinMethod method) {
		String signature = method.source().name() + "("
				+ method.parameters()
					.stream()
					.map((parameter) -> erasure(parameter.type().name(), bounds(method)))
					.collect(Collectors.joining(", "))
				+ ")";
		TwinMethod other = this.methods.putIfAbsent(signature, method);
		if (other != null) {
			throw new InvalidDefinitionException(method.source().element(),
					description(other) + " and " + description(method) + " both become "
							+ signature.replaceAll("(?:\\w+\\.)+(?=\\w)", "") + " in the blocking twin: rename one");
		}
	}

	private static String description(TwinMethod method) {
		return method.source().name() + method.source()
			.signature()
			.getParameterTypes()
			.stream()
			.map(Suggestion::simple)
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private static Map<String, List<TypeName>> bounds(TwinMethod method) {
		return method.source()
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
