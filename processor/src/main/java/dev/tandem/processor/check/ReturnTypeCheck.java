package dev.tandem.processor.check;

import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.ReturnKind;
import dev.tandem.processor.model.Style;

/**
 * Every return type has its like in the twin.
 */
final class ReturnTypeCheck implements Check {

	private final Types types;

	private final Suggestion suggestion;

	ReturnTypeCheck(Elements elements, Types types) {
		this.types = types;
		this.suggestion = new Suggestion(elements, types);
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.operations()) {
			if (operation.result() == null && isOwnMistake(definition, operation)) {
				report(definition, operation, diagnostics);
			}
		}
	}

	private void report(Definition definition, Operation operation, Diagnostics diagnostics) {
		TypeMirror declared = operation.method().element().getReturnType();
		String type = Suggestion.simple(operation.returnType());
		String fault = ", which has no " + definition.style().twin() + " twin: ";
		if (this.types.isSameType(declared, operation.returnType())) {
			diagnostics.error(operation.method().element(), operation.description() + " returns '" + type + "'" + fault
					+ "write " + remedy(definition, operation));
		}
		else {
			diagnostics.error(definition.element(),
					definition.name() + " makes '" + type + "' of the '" + Suggestion.simple(declared) + "' that "
							+ operation.description() + " returns" + fault + "choose another type for the variable,"
							+ " such as that of the body");
		}
	}

	/**
	 * Others have been reported by another check.
	 */
	private static boolean isOwnMistake(Definition definition, Operation operation) {
		ReturnKind kind = operation.kind();
		boolean known = operation.isExchange() || operation.method().isDefault();
		boolean otherStyle = operation.isExchange() && definition.style() == Style.BLOCKING
				&& kind == ReturnKind.REACTIVE;
		boolean mixed = operation.isExchange() && definition.style() == Style.REACTIVE && kind == ReturnKind.BLOCKING;
		return known && !otherStyle && !mixed && kind != ReturnKind.SUSPEND && kind != ReturnKind.FLOW;
	}

	private String remedy(Definition definition, Operation operation) {
		return (definition.style() == Style.REACTIVE) ? this.suggestion.reactive(operation.returnType())
				: this.suggestion.blocking(operation.returnType());
	}

}
