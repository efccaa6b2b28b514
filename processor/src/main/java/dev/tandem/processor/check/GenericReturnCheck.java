package dev.tandem.processor.check;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Style;

/**
 * Spring reads off the declaration of a method whether it is reactive. A type variable in
 * place of a {@code Mono} would be decoded, and fail at the first call.
 */
final class GenericReturnCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		if (definition.style() == Style.REACTIVE) {
			definition.exchangeOperations()
				.stream()
				.filter((operation) -> operation.method().element().getReturnType().getKind() == TypeKind.TYPEVAR)
				.filter((operation) -> operation.result() != null)
				.forEach((operation) -> report(definition, operation, diagnostics));
		}
	}

	private static void report(Definition definition, Operation operation, Diagnostics diagnostics) {
		ExecutableElement element = operation.method().element();
		diagnostics.error(element,
				operation.description() + " returns the type variable '" + element.getReturnType()
						+ "', of which Spring does not know that it is '" + Suggestion.simple(operation.returnType())
						+ "' in " + definition.name() + ": write Mono<T> or Flux<T> with the variable inside");
	}

}
