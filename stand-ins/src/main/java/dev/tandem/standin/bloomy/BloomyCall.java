package dev.tandem.standin.bloomy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.tandem.standin.Answer;
import dev.tandem.standin.AnswerException;
import dev.tandem.standin.Received;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to Bloom Growth. What breaks the contract ends in a 400.
 *
 * @param request the request
 */
record BloomyCall(Received request) {

	long path(String name) {
		String value = this.request.variable(name);
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw badRequest("'" + value + "' is no " + name);
		}
	}

	String query(String name) {
		if (!this.request.query().containsKey(name)) {
			throw badRequest("No query parameter " + name);
		}
		return this.request.query(name, "");
	}

	boolean flag(String name) {
		return Boolean.parseBoolean(query(name));
	}

	/**
	 * The JSON body.
	 * @param fields the fields that it must have, letter for letter; one that ends with a
	 * question mark may be missing
	 * @return the body
	 */
	ObjectNode body(String... fields) {
		ObjectNode body = body();
		Predicate<String> optional = (field) -> field.endsWith("?");
		Set<String> required = Arrays.stream(fields).filter(optional.negate()).collect(Collectors.toSet());
		Set<String> allowed = Arrays.stream(fields).map((field) -> field.replace("?", "")).collect(Collectors.toSet());
		if (!body.propertyNames().containsAll(required) || !allowed.containsAll(body.propertyNames())) {
			throw badRequest("Expected the fields " + Arrays.toString(fields) + ", got " + body.propertyNames());
		}
		return body;
	}

	private ObjectNode body() {
		try {
			return JsonMapper.shared().readValue(this.request.body(), ObjectNode.class);
		}
		catch (JacksonException ex) {
			throw badRequest("The body is not JSON");
		}
	}

	static AnswerException refusal(int status, String text) {
		return new AnswerException(message(status, text));
	}

	static Answer message(int status, String text) {
		return Answer.json(status, Map.of("Message", text));
	}

	private static AnswerException badRequest(String reason) {
		return refusal(400, reason);
	}

}
