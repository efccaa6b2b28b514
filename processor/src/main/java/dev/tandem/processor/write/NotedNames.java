package dev.tandem.processor.write;

import java.util.List;
import java.util.stream.Collectors;

import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Types;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/**
 * Notes the names of parameters on the facade of a reactive definition, so that it can be
 * called without {@code -parameters}. A reactive twin has them in its annotations.
 */
final class NotedNames {

	private static final ClassName PARAMETER_NAMES = ClassName.get("dev.tandem.twin", "ParameterNames");

	private final Types types;

	NotedNames(Types types) {
		this.types = types;
	}

	List<AnnotationSpec> of(Twin twin) {
		List<String> names = twin.methods()
			.stream()
			.filter((method) -> method.operation().isExchange())
			.filter((method) -> method.operation().parameters().stream().anyMatch(CarriedAnnotations::isSentByName))
			.map(this::names)
			.toList();
		if (twin.isReactive() || names.isEmpty()) {
			return List.of();
		}
		AnnotationSpec.Builder annotation = AnnotationSpec.builder(PARAMETER_NAMES);
		names.forEach((name) -> annotation.addMember("value", "$S", name));
		return List.of(annotation.build());
	}

	private String names(TwinMethod method) {
		List<? extends VariableElement> parameters = method.source().element().getParameters();
		return parameters.stream()
			.map((parameter) -> TypeName.get(this.types.erasure(parameter.asType())).withoutAnnotations().toString())
			.collect(Collectors.joining(",", method.source().name() + "(", ")="))
				+ parameters.stream()
					.map((parameter) -> parameter.getSimpleName().toString())
					.collect(Collectors.joining(","));
	}

}
