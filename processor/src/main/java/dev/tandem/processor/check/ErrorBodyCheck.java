package dev.tandem.processor.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.DefinitionMethod;
import dev.tandem.processor.model.MergedAnnotation;
import dev.tandem.processor.model.MergedAnnotations;
import dev.tandem.processor.model.Operation;

/**
 * Each status has one type of error body.
 */
final class ErrorBodyCheck implements Check {

	private static final String ERROR_BODY = "dev.tandem.ErrorBody";

	private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.types().forEach((type) -> check(type, type.getSimpleName().toString(), diagnostics));
		for (Operation operation : definition.operations()) {
			operation.method()
				.declarations()
				.forEach((declaration) -> check(declaration, DefinitionMethod.description(declaration), diagnostics));
		}
	}

	static List<MergedAnnotation> bodies(Element element) {
		return MergedAnnotations.all(element, ERROR_BODY);
	}

	private static void check(Element element, String name, Diagnostics diagnostics) {
		Map<String, String> types = new HashMap<>();
		bodies(element).forEach((body) -> {
			String place = "@ErrorBody on " + body.holder(name);
			String status = text(body, "status");
			String type = text(body, "type");
			if (!STATUS.matcher(status).matches()) {
				diagnostics.error(body, place + " has the status '" + status
						+ "': write three digits, as in 422, or a digit and xx, as in 4xx");
				return;
			}
			String other = types.putIfAbsent(status, type);
			if (other != null && !other.equals(type)) {
				diagnostics.error(body, place + " has two types for the status '" + status + "', " + simple(other)
						+ " and " + simple(type) + ": leave one");
			}
		});
	}

	private static String text(MergedAnnotation body, String attribute) {
		return body.attribute(attribute).map(Attribute::text).orElse("");
	}

	private static String simple(String type) {
		return type.substring(type.lastIndexOf('.') + 1);
	}

}
