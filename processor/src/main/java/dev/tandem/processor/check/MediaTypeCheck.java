package dev.tandem.processor.check;

import java.util.regex.Pattern;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.ExchangeAnnotation;

/**
 * Media types can be read.
 */
final class MediaTypeCheck implements Check {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private static final String PARAMETERS = "(\\s*;\\s*" + TOKEN + "=(" + TOKEN + "|\"[^\"]*\"))*\\s*";

	private static final Pattern CONCRETE = Pattern.compile("\\s*(?!\\*)" + TOKEN + "/(?!\\*)" + TOKEN + PARAMETERS);

	private static final Pattern RANGE = Pattern
		.compile("\\s*(\\*/\\*|(?!\\*)" + TOKEN + "/" + TOKEN + ")" + PARAMETERS);

	/**
	 * A comma outside of quotes.
	 */
	private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.exchange().ifPresent((exchange) -> check(exchange, definition.name(), diagnostics));
		definition.exchangeOperations()
			.forEach((operation) -> operation.exchange()
				.ifPresent((exchange) -> check(exchange, operation.description(), diagnostics)));
	}

	private static void check(ExchangeAnnotation exchange, String name, Diagnostics diagnostics) {
		exchange.attribute("contentType").ifPresent((type) -> {
			if (!CONCRETE.matcher(type.text()).matches()) {
				report(type, type.text(), "contentType", name, diagnostics);
			}
		});
		exchange.attribute("accept")
			.ifPresent((accept) -> accept.texts()
				.stream()
				.flatMap(COMMA::splitAsStream)
				.filter((type) -> !RANGE.matcher(type).matches())
				.forEach((type) -> report(accept, type, "accept", name, diagnostics)));
	}

	private static void report(Attribute attribute, String type, String attributeName, String name,
			Diagnostics diagnostics) {
		diagnostics.error(attribute, "'" + type.strip() + "' in " + attributeName + " of " + attribute.holder(name)
				+ " is no media type: write type and subtype, as in \"application/json\"");
	}

}
