package dev.tandem.processor.check;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.ReturnKind;
import dev.tandem.processor.model.Style;
import dev.tandem.processor.table.TwinNaming;

/**
 * Reports what a Kotlin function has to return, in the types of Kotlin.
 */
final class KotlinCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.operations()) {
			if (operation.kind() == ReturnKind.SUSPEND) {
				report(operation, suspend(definition, operation), diagnostics);
			}
			else if (operation.kind() == ReturnKind.FLOW) {
				report(operation, flow(definition, operation), diagnostics);
			}
		}
	}

	private static void report(Operation operation, String message, Diagnostics diagnostics) {
		diagnostics.leaveOut(operation);
		diagnostics.error(operation.method().element(), message);
	}

	private static String suspend(Definition definition, Operation operation) {
		var parameters = operation.method().signature().getParameterTypes();
		String value = argument(parameters.get(parameters.size() - 1));
		String name = operation.method().name();
		boolean blocking = definition.style() == Style.BLOCKING;
		String returned = blocking ? value : value.equals("Unit") ? "Mono<Void>" : "Mono<" + value + ">";
		return operation.description() + " is a suspend function, which a definition cannot have: write 'fun " + name
				+ "(...): " + returned + "' and inject " + twin(definition) + ", where it is a suspend function";
	}

	private static String flow(Definition definition, Operation operation) {
		String stream = (definition.style() == Style.BLOCKING) ? "Stream" : "Flux";
		return operation.description() + " returns a Flow, which a definition cannot have: write 'fun "
				+ operation.method().name() + "(...): " + stream + "<" + argument(operation.returnType())
				+ ">' and inject " + twin(definition) + ", where it returns a Flow";
	}

	private static String twin(Definition definition) {
		return definition.generated(TwinNaming.SUSPEND).simpleName()
				+ " (written if kotlinx-coroutines-reactor is on the class path)";
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
