package dev.tandem.processor.check;

import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.ReactiveTypes;
import dev.tandem.processor.model.TypeArguments;

/**
 * A delimiter stands between the values of a query parameter.
 */
final class QueryDelimiterCheck implements Check {

	private final ReactiveTypes types;

	QueryDelimiterCheck(ReactiveTypes types) {
		this.types = types;
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.exchangeOperations()) {
			for (Parameter parameter : operation.parameters()) {
				Annotations.find(parameter.element(), "dev.tandem.QueryDelimiter")
					.ifPresent((annotation) -> check(operation, parameter, annotation, diagnostics));
			}
		}
	}

	private void check(Operation operation, Parameter parameter, AnnotationMirror annotation, Diagnostics diagnostics) {
		String mistake = "@QueryDelimiter on '" + parameter.name() + "' of " + operation.description();
		if (parameter.annotation("RequestParam").isEmpty()) {
			diagnostics.error(parameter.element(),
					mistake + " changes nothing: it belongs to a @RequestParam of several values");
			return;
		}
		TypeMirror type = TypeArguments.of(parameter.type(), "java.util.Optional").orElse(parameter.type());
		if (type.getKind() != TypeKind.ARRAY && !this.types.isAny(type, Set.of("java.util.Collection"))) {
			diagnostics.error(parameter.element(), mistake + " changes nothing, since '" + Suggestion.simple(type)
					+ "' is one value: write a List, or remove it");
		}
		else if (Annotations.value(annotation, "value").filter((value) -> value.getValue().equals("")).isPresent()) {
			diagnostics.error(parameter.element(),
					mistake + " has no delimiter, so nobody could tell the values apart: write one, such as \",\"");
		}
	}

}
