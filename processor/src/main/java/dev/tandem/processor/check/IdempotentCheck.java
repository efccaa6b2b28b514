package dev.tandem.processor.check;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.MergedAnnotations;
import dev.tandem.processor.table.IdempotentMethods;

/**
 * What an HTTP method says by itself need not be said.
 */
final class IdempotentCheck implements Check {

	private static final String IDEMPOTENT = "dev.tandem.Idempotent";

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.exchangeOperations()
			.forEach((operation) -> HttpMethods.of(definition, operation)
				.filter(IdempotentMethods::contains)
				.ifPresent((method) -> MergedAnnotations.find(operation.method().declarations(), IDEMPOTENT)
					.ifPresent((annotation) -> diagnostics.warn(annotation.used(),
							"@Idempotent on " + operation.description() + " changes nothing, since " + method
									+ " is idempotent: remove it"))));
	}

}
