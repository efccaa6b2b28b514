package dev.tandem.processor.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;
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
			named(operation).ifPresent((element) -> check(operation, element, names, diagnostics));
		}
	}

	private static Optional<? extends Element> named(Operation operation) {
		return operation.method()
			.declarations()
			.stream()
			.filter((declaration) -> Annotations.find(declaration, OPERATION_NAME).isPresent())
			.findFirst();
	}

	private static void check(Operation operation, Element element, Map<String, Operation> names,
			Diagnostics diagnostics) {
		AnnotationMirror annotation = Annotations.find(element, OPERATION_NAME).orElseThrow();
		Optional<AnnotationValue> value = Annotations.value(annotation, "value");
		if (value.isEmpty()) {
			return;
		}
		String name = value.get().getValue().toString();
		String place = "@OperationName(\"" + name + "\") on " + operation.description();
		if (!NAME.matcher(name).matches()) {
			diagnostics.error(element, annotation, value.get(),
					place + " is no name: write letters, digits, dots, dashes and underscores, as in \"search\"");
			return;
		}
		Operation other = names.putIfAbsent(name, operation);
		if (other != null) {
			diagnostics.error(element, annotation, value.get(), place + " is the name of " + other.description()
					+ " as well, and metrics would mix the two: write another");
		}
	}

}
