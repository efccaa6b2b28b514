package dev.tandem.standin.opendecree;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tandem.standin.opendecree.Refusal.Code;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request. Names in its query and in its body may be in camel case or in snake case.
 *
 * @param method such as {@code GET}
 * @param path the path, still encoded
 * @param query the parameters, by names in camel case
 * @param headers the headers
 * @param text the body
 */
record Request(String method, String path, Map<String, List<String>> query, HttpHeaders headers, String text) {

	private static final Pattern SNAKE = Pattern.compile("_([a-z])");

	static Request of(HttpServerRequest request, String text) {
		QueryStringDecoder uri = new QueryStringDecoder(request.uri());
		Map<String, List<String>> query = uri.parameters()
			.entrySet()
			.stream()
			.collect(
					Collectors.toMap((entry) -> camelCase(entry.getKey()), Map.Entry::getValue, (one, other) -> other));
		return new Request(request.method().name(), uri.rawPath(), query, request.requestHeaders(), text);
	}

	private static String camelCase(String name) {
		return SNAKE.matcher(name).replaceAll((match) -> match.group(1).toUpperCase(Locale.ROOT));
	}

	String decodedPath() {
		return URLDecoder.decode(this.path.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	String header(String name, String orElse) {
		return this.headers.get(name, orElse);
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
		if (this.text.isEmpty()) {
			return JsonNodeFactory.instance.objectNode();
		}
		try {
			return (ObjectNode) camelCase(JsonMapper.shared().readValue(this.text, ObjectNode.class));
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
			return nodes.arrayNode().addAll(node.valueStream().map(Request::camelCase).toList());
		}
		return node;
	}

}
