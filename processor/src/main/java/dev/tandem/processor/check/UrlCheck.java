package dev.tandem.processor.check;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.UrlTemplate;

/**
 * URLs can be read.
 */
final class UrlCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.attribute("url").ifPresent((url) -> check(url, definition.name(), diagnostics));
		definition.exchangeOperations()
			.forEach((operation) -> operation.exchange()
				.flatMap((exchange) -> exchange.attribute("url"))
				.ifPresent((url) -> check(url, operation.description(), diagnostics)));
	}

	private static void check(Attribute url, String name, Diagnostics diagnostics) {
		String fault = UrlTemplate.of(url.text()).fault();
		if (fault != null) {
			diagnostics.error(url, "The URL \"" + url.text() + "\" of " + url.holder(name) + " " + fault
					+ ": write a variable as {id}, and a literal brace as %7B or %7D");
		}
	}

}
