package dev.tandem.processor.check;

import java.util.Locale;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.TypeArguments;

/**
 * Each operation has an HTTP method, probably one that exists.
 */
final class HttpMethodCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.attribute("method").ifPresent((method) -> check(method, definition.name(), diagnostics));
		for (Operation operation : definition.exchangeOperations()) {
			operation.exchange()
				.flatMap((exchange) -> exchange.attribute("method"))
				.ifPresent((method) -> check(method, operation.description(), diagnostics));
			boolean given = operation.parameters()
				.stream()
				.anyMatch((parameter) -> TypeArguments.is(
						TypeArguments.of(parameter.type(), "java.util.Optional").orElse(parameter.type()),
						"org.springframework.http.HttpMethod"));
			if (!given && HttpMethods.of(definition, operation).isEmpty()) {
				diagnostics.error(operation.method().element(), operation.description()
						+ " has no HTTP method: write @GetExchange, @PostExchange or another of its kind, or method ="
						+ " \"GET\" in @HttpExchange");
			}
		}
	}

	private static void check(Attribute method, String name, Diagnostics diagnostics) {
		String text = method.text();
		if (HttpMethods.KNOWN.contains(text)) {
			return;
		}
		String upper = text.strip().toUpperCase(Locale.ROOT);
		boolean known = HttpMethods.KNOWN.contains(upper);
		String mistake = "'" + text + "' of " + method.holder(name) + " is no ";
		String instead = known ? "\"" + upper + "\"" : "GET, POST, PUT, PATCH or DELETE";
		if (known || !Token.is(text)) {
			diagnostics.error(method, mistake + "HTTP method: write " + instead);
		}
		else {
			diagnostics.warn(method, mistake + "registered HTTP method: write " + instead
					+ ", or @SuppressWarnings(\"tandem\") if the API asks for it");
		}
	}

}
