package dev.tandem.processor.check;

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

	private final Suggestion suggestion;

	ReturnTypeCheck(Elements elements, Types types) {
		this.suggestion = new Suggestion(elements, types);
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.operations()) {
			if (operation.result() == null && isOwnMistake(definition, operation)) {
				diagnostics.error(operation.method().element(),
						operation.description() + " returns '" + Suggestion.simple(operation.returnType())
								+ "', which has no " + definition.style().twin() + " twin: write "
								+ remedy(definition, operation));
			}
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
