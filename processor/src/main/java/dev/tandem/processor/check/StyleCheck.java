package dev.tandem.processor.check;

import java.util.List;
import java.util.stream.Collectors;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.ReturnKind;
import dev.tandem.processor.model.Style;

/**
 * A definition has one style.
 */
final class StyleCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		ReturnKind other = (definition.style() == Style.REACTIVE) ? ReturnKind.BLOCKING : ReturnKind.REACTIVE;
		List<Operation> minority = definition.exchangeOperations()
			.stream()
			.filter((operation) -> operation.kind() == other)
			.toList();
		if (minority.isEmpty()) {
			return;
		}
		minority.forEach(diagnostics::leaveOut);
		boolean reactive = definition.style() == Style.REACTIVE;
		String names = minority.stream()
			.map((operation) -> operation.method().name() + " returns '" + Suggestion.simple(operation.returnType())
					+ "'")
			.collect(Collectors.joining(", "));
		diagnostics.error(minority.get(0).method().element(),
				definition.name() + " is written in " + definition.style().word() + " style, but " + names
						+ ": a definition has one style, so " + (reactive ? "return Mono or Flux there as well"
								: "return the type itself, without Mono or Flux, there as well"));
	}

}
