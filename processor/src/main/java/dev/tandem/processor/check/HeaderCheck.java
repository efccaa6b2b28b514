package dev.tandem.processor.check;

import dev.tandem.processor.model.Place;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.ExchangeAnnotation;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Headers can be sent. Spring leaves out one without a name, without a word.
 */
final class HeaderCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.exchange().ifPresent((exchange) -> check(exchange, definition.name(), diagnostics));
		for (Operation operation : definition.exchangeOperations()) {
			operation.exchange().ifPresent((exchange) -> check(exchange, operation.description(), diagnostics));
			operation.parameters().forEach((parameter) -> check(parameter, operation, diagnostics));
		}
	}

	private static void check(ExchangeAnnotation exchange, String name, Diagnostics diagnostics) {
		Optional<Attribute> headers = exchange.attribute("headers");
		if (headers.isPresent()) {
			for (String header : headers.get().texts()) {
				String fault = fault(header);
				if (fault != null) {
					diagnostics.error(headers.get(), "The header \"" + shown(header) + "\" of "
							+ headers.get().holder(name) + " " + fault + ": write name and value, as in \"X-Org=o1\"");
				}
			}
		}
	}

	private static @Nullable String fault(String header) {
		int separator = header.indexOf('=');
		if (separator < 0) {
			return "has no '='";
		}
		String name = header.substring(0, separator).strip();
		if (name.isEmpty()) {
			return "has no name";
		}
		if (header.chars().anyMatch((c) -> c == '\r' || c == '\n' || c == 0)) {
			return "has a line break, which ends a header";
		}
		return Token.is(name) ? null : "has a name with a character that names cannot have";
	}

	private static void check(Parameter parameter, Operation operation, Diagnostics diagnostics) {
		for (String kind : List.of("RequestHeader", "CookieValue")) {
			Optional<AnnotationMirror> annotation = parameter.annotation(kind);
			Optional<String> name = annotation.flatMap(Parameter::writtenName);
			if (annotation.isPresent() && name.isPresent() && !Token.is(name.get())) {
				diagnostics.error(new Place(parameter.element(), annotation.get(), null),
						"@" + kind + " of " + operation.description() + " has the name '" + shown(name.get())
								+ "', with a character that names cannot have: write letters, digits and dashes");
			}
		}
	}

	private static String shown(String text) {
		return text.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
	}

}
