package dev.tandem.processor.check;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;

/**
 * Fields of a form are sent in its body. Spring takes a form with a charset for another
 * media type and sends the fields in the URL, passwords included.
 */
final class FormCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.exchangeOperations()) {
			if (operation.parameters().stream().anyMatch(FormCheck::isField)
					&& operation.parameters().stream().noneMatch(BodyCheck::isContent)
					&& HttpMethods.of(definition, operation).filter(HttpMethods.WITHOUT_BODY::contains).isEmpty()) {
				Forms.withParameters(definition, operation)
					.ifPresent((type) -> report(type, definition, operation, diagnostics));
			}
		}
	}

	private static boolean isField(Parameter parameter) {
		return parameter.annotation("RequestParam").isPresent()
				|| Annotations.find(parameter.element(), "dev.tandem.QueryObject").isPresent();
	}

	private static void report(Attribute type, Definition definition, Operation operation, Diagnostics diagnostics) {
		boolean own = operation.exchange().flatMap((exchange) -> exchange.attribute("contentType")).isPresent();
		diagnostics.error(type,
				"'" + type.text() + "' in contentType of "
						+ type.holder(own ? operation.description() : definition.name())
						+ " has a parameter, and the fields of the form would be sent in the URL: leave the parameter"
						+ " out, as in \"" + Forms.MEDIA_TYPE + "\", since forms are UTF-8");
	}

}
