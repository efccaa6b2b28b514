package dev.tandem.processor.check;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;

/**
 * What an HTTP method says by itself need not be said.
 */
final class IdempotentCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.exchangeOperations()
			.forEach((operation) -> Annotations.find(operation.method().element(), "dev.tandem.Idempotent")
				.ifPresent((annotation) -> HttpMethods.of(definition, operation)
					.filter(HttpMethods.IDEMPOTENT::contains)
					.ifPresent((method) -> diagnostics.warn(operation.method().element(), annotation,
							"@Idempotent on " + operation.description() + " changes nothing, since " + method
									+ " is idempotent: remove it"))));
	}

}
