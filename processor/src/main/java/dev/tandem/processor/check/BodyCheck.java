package dev.tandem.processor.check;

import java.util.List;
import java.util.Optional;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.TypeArguments;

/**
 * A request has one body, and only where the HTTP method gives it a meaning.
 */
final class BodyCheck implements Check {

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.exchangeOperations().forEach((operation) -> check(definition, operation, diagnostics));
	}

	private static void check(Definition definition, Operation operation, Diagnostics diagnostics) {
		List<Parameter> bodies = operation.parameters().stream().filter(BodyCheck::isBody).toList();
		List<Parameter> parts = operation.parameters().stream().filter(BodyCheck::isPart).toList();
		if (bodies.size() > 1) {
			diagnostics.error(bodies.get(1).element(),
					operation.description() + " has two bodies, '" + bodies.get(0).name() + "' and '"
							+ bodies.get(1).name()
							+ "', and the second would replace the first: leave one @RequestBody, or make them"
							+ " parts with @RequestPart");
		}
		else if (!bodies.isEmpty() && !parts.isEmpty()) {
			diagnostics.error(bodies.get(0).element(), operation.description() + " has a body, '" + bodies.get(0).name()
					+ "', beside the part '" + parts.get(0).name() + "': write @RequestPart instead of @RequestBody");
		}
		Optional<String> method = HttpMethods.of(definition, operation).filter(HttpMethods.WITHOUT_BODY::contains);
		if (method.isPresent() && bodies.size() + parts.size() > 0) {
			Parameter content = bodies.isEmpty() ? parts.get(0) : bodies.get(0);
			diagnostics.warn(content.element(),
					operation.description() + " sends a body with " + method.get()
							+ ", where it has no meaning and proxies may drop it: write @PostExchange, or"
							+ " @SuppressWarnings(\"tandem\") if the API asks for it");
		}
	}

	/**
	 * Whether a parameter is the body of a request, or a part of it.
	 */
	static boolean isContent(Parameter parameter) {
		return isBody(parameter) || isPart(parameter);
	}

	private static boolean isBody(Parameter parameter) {
		return parameter.annotation("RequestBody").isPresent()
				|| TypeArguments.is(parameter.type(), "org.springframework.http.StreamingHttpOutputMessage.Body");
	}

	private static boolean isPart(Parameter parameter) {
		return parameter.annotation("RequestPart").isPresent() || (!ResolvedTypes.isAnnotated(parameter)
				&& TypeArguments.is(parameter.type(), "org.springframework.web.multipart.MultipartFile"));
	}

}
