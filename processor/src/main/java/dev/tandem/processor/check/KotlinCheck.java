package dev.tandem.processor.check;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.ReturnKind;

/**
 * Reports what a Kotlin function has to return, in the types of Kotlin.
 */
final class KotlinCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.operations()) {
			if (operation.kind() == ReturnKind.SUSPEND) {
				report(operation, suspend(operation), diagnostics);
			}
			else if (operation.kind() == ReturnKind.FLOW) {
				report(operation, flow(operation), diagnostics);
			}
		}
	}

	private static void report(Operation operation, String message, Diagnostics diagnostics) {
		diagnostics.leaveOut(operation);
		diagnostics.error(operation.method().element(), message);
	}

	private static String suspend(Operation operation) {
		var parameters = operation.method().signature().getParameterTypes();
		String value = argument(parameters.get(parameters.size() - 1));
		String name = operation.method().name();
		String returned = value.equals("Unit") ? "Mono<Void>" : "Mono<" + value + ">";
		return operation.description() + " is a suspend function, which has no twin: write 'fun " + name + "(...): "
				+ returned + "' and call it with await" + (value.equals("Unit") ? "SingleOrNull()" : "Single()")
				+ " of kotlinx-coroutines-reactor";
	}

	private static String flow(Operation operation) {
		return operation.description() + " returns a Flow, which has no twin: write 'fun " + operation.method().name()
				+ "(...): Flux<" + argument(operation.returnType())
				+ ">' and call it with asFlow() of kotlinx-coroutines-reactive";
	}

	private static String argument(TypeMirror type) {
		var arguments = ((DeclaredType) type).getTypeArguments();
		TypeMirror argument = arguments.isEmpty() ? null : arguments.get(0);
		if (argument instanceof WildcardType wildcard) {
			argument = (wildcard.getSuperBound() != null) ? wildcard.getSuperBound() : wildcard.getExtendsBound();
		}
		if (argument instanceof DeclaredType declared
				&& ((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.lang.Integer")) {
			return "Int";
		}
		return (argument != null) ? Suggestion.simple(argument) : "Todo";
	}

}
