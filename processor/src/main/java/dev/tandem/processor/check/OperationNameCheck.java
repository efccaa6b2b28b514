package dev.tandem.processor.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.MergedAnnotation;
import dev.tandem.processor.model.MergedAnnotations;
import dev.tandem.processor.model.Operation;

/**
 * Each operation has a name of its own in metrics.
 */
final class OperationNameCheck implements Check {

	private static final String OPERATION_NAME = "dev.tandem.OperationName";

	private static final Pattern NAME = Pattern.compile("[\\w.-]+");

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		Map<String, Operation> names = new HashMap<>();
		for (Operation operation : definition.exchangeOperations()) {
			if (named(operation).isEmpty()) {
				names.put(operation.method().name(), operation);
			}
		}
		for (Operation operation : definition.exchangeOperations()) {
			named(operation).flatMap((annotation) -> annotation.attribute("value"))
				.ifPresent((value) -> check(operation, value, names, diagnostics));
		}
	}

	private static Optional<MergedAnnotation> named(Operation operation) {
		return MergedAnnotations.find(operation.method().declarations(), OPERATION_NAME);
	}

	private static void check(Operation operation, Attribute value, Map<String, Operation> names,
			Diagnostics diagnostics) {
		String name = value.text();
		String place = "@OperationName(\"" + name + "\") on ";
		if (!NAME.matcher(name).matches()) {
			diagnostics.error(value, place + value.holder(operation.description())
					+ " is no name: write letters, digits, dots, dashes and underscores, as in \"search\"");
			return;
		}
		Operation other = names.putIfAbsent(name, operation);
		if (other != null) {
			diagnostics.error(value.used(), place + operation.description() + " is the name of " + other.description()
					+ " as well, and metrics would mix the two: write another");
		}
	}

}
