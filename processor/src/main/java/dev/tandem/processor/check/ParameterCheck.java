package dev.tandem.processor.check;

import java.util.Optional;
import java.util.stream.Stream;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.ReturnKind;
import dev.tandem.processor.model.UrlTemplate;

/**
 * Each argument of an operation goes somewhere.
 */
final class ParameterCheck implements Check {

	private final ResolvedTypes resolved;

	ParameterCheck(ResolvedTypes resolved) {
		this.resolved = resolved;
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.exchangeOperations()
			.stream()
			.filter((operation) -> operation.kind() != ReturnKind.SUSPEND)
			.forEach((operation) -> operation.parameters()
				.stream()
				.filter((parameter) -> !this.resolved.isResolved(parameter))
				.forEach((parameter) -> diagnostics.error(parameter.element(),
						message(definition, operation, parameter))));
	}

	private static String message(Definition definition, Operation operation, Parameter parameter) {
		String mistake = "Nothing says where the argument '" + parameter.name() + "' of " + operation.description()
				+ " goes: write ";
		boolean variable = Stream
			.of(definition.attribute("url"), operation.exchange().flatMap((exchange) -> exchange.attribute("url")))
			.flatMap(Optional::stream)
			.anyMatch((url) -> UrlTemplate.of(url.text()).variables().contains(parameter.name()));
		return mistake + (variable ? "@PathVariable on it"
				: "@RequestParam, @RequestHeader, @RequestBody or another of their kind on it, or name its type in the"
						+ " processor option tandem.resolvedTypes if a resolver of the application knows it");
	}

}
