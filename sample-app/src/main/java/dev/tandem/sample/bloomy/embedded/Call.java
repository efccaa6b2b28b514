package dev.tandem.sample.bloomy.embedded;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A request to the embedded upstream. What breaks the contract ends in a 400.
 *
 * @param request the request
 */
record Call(Request request) {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	long path(String name) {
		String value = this.request.getPathParameters().get(name);
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw badRequest("'" + value + "' is no " + name);
		}
	}

	String query(String name) {
		QueryParameter parameter = this.request.queryParameter(name);
		if (!parameter.isPresent()) {
			throw badRequest("No query parameter " + name);
		}
		return parameter.firstValue();
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
		ObjectNode body = MAPPER.readValue(this.request.getBody(), ObjectNode.class);
		Predicate<String> optional = (field) -> field.endsWith("?");
		Set<String> required = Arrays.stream(fields).filter(optional.negate()).collect(Collectors.toSet());
		Set<String> allowed = Arrays.stream(fields).map((field) -> field.replace("?", "")).collect(Collectors.toSet());
		if (!body.propertyNames().containsAll(required) || !allowed.containsAll(body.propertyNames())) {
			throw badRequest("Expected the fields " + Arrays.toString(fields) + ", got " + body.propertyNames());
		}
		return body;
	}

	private static ResponseStatusException badRequest(String reason) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
	}

}
