package dev.tandem.standin.opendecree;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tandem.standin.Received;
import dev.tandem.standin.opendecree.Refusal.Code;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a route. Names in its query and in its body may be in camel case or in
 * snake case.
 *
 * @param request the request
 * @param caller who calls
 * @param query the parameters, by names in camel case
 */
record OpenDecreeCall(Received request, Caller caller, Map<String, List<String>> query) {

	private static final Pattern SNAKE = Pattern.compile("_([a-z])");

	static OpenDecreeCall of(Received request, Caller caller) {
		return new OpenDecreeCall(request, caller,
				request.query()
					.entrySet()
					.stream()
					.collect(Collectors.toMap((entry) -> camelCase(entry.getKey()), Map.Entry::getValue,
							(one, other) -> other)));
	}

	private static String camelCase(String name) {
		return SNAKE.matcher(name).replaceAll((match) -> match.group(1).toUpperCase(Locale.ROOT));
	}

	String field() {
		return this.request.variable("field");
	}

	long version(String name, long highest) {
		try {
			return Math.min(Long.parseLong(this.request.variable(name)), highest);
		}
		catch (NumberFormatException ex) {
			throw new Refusal(Code.INVALID_ARGUMENT, "type mismatch, parameter: version");
		}
	}

	List<String> parameters(String name) {
		return this.query.getOrDefault(name, List.of());
	}

	String parameter(String name, String orElse) {
		return this.query.getOrDefault(name, List.of(orElse)).get(0);
	}

	long number(String name, long orElse) {
		try {
			return Long.parseLong(parameter(name, Long.toString(orElse)));
		}
		catch (NumberFormatException ex) {
			throw new Refusal(Code.INVALID_ARGUMENT, "type mismatch, parameter: " + name);
		}
	}

	boolean flag(String name) {
		return Boolean.parseBoolean(parameter(name, "false"));
	}

	ObjectNode body() {
		String text = this.request.text();
		if (text.isEmpty()) {
			return JsonNodeFactory.instance.objectNode();
		}
		try {
			return (ObjectNode) camelCase(JsonMapper.shared().readValue(text, ObjectNode.class));
		}
		catch (JacksonException ex) {
			throw new Refusal(Code.INVALID_ARGUMENT, "the body is not a JSON object");
		}
	}

	private static JsonNode camelCase(JsonNode node) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (node instanceof ObjectNode object) {
			ObjectNode copy = nodes.objectNode();
			object.forEachEntry((name, value) -> copy.set(camelCase(name), camelCase(value)));
			return copy;
		}
		if (node.isArray()) {
			return nodes.arrayNode().addAll(node.valueStream().map(OpenDecreeCall::camelCase).toList());
		}
		return node;
	}

}
