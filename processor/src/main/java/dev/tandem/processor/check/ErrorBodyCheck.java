package dev.tandem.processor.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;

/**
 * Each status has one type of error body.
 */
final class ErrorBodyCheck implements Check {

	private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		check(definition.element(), definition.name(), diagnostics);
		definition.operations()
			.forEach((operation) -> check(operation.method().element(), operation.description(), diagnostics));
	}

	static Stream<AnnotationMirror> bodies(Element element) {
		return Stream.concat(Annotations.find(element, "dev.tandem.ErrorBody").stream(),
				Annotations.find(element, "dev.tandem.ErrorBodies")
					.flatMap((bodies) -> Annotations.value(bodies, "value"))
					.stream()
					.flatMap((value) -> ((List<?>) value.getValue()).stream())
					.map((value) -> (AnnotationMirror) ((AnnotationValue) value).getValue()));
	}

	private static void check(Element element, String name, Diagnostics diagnostics) {
		Map<String, String> types = new HashMap<>();
		bodies(element).forEach((body) -> {
			String status = text(body, "status");
			String type = text(body, "type");
			if (!STATUS.matcher(status).matches()) {
				diagnostics.error(element, body, null, "@ErrorBody on " + name + " has the status '" + status
						+ "': write three digits, as in 422, or a digit and xx, as in 4xx");
				return;
			}
			String other = types.putIfAbsent(status, type);
			if (other != null && !other.equals(type)) {
				diagnostics.error(element, body, null, "@ErrorBody on " + name + " has two types for the status '"
						+ status + "', " + simple(other) + " and " + simple(type) + ": leave one");
			}
		});
	}

	private static String text(AnnotationMirror body, String attribute) {
		return Annotations.value(body, attribute).map((value) -> value.getValue().toString()).orElse("");
	}

	private static String simple(String type) {
		return type.substring(type.lastIndexOf('.') + 1);
	}

}
