package dev.tandem.sample.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a contract: an operation with an example, and what its response holds.
 *
 * @param method the method; in parentheses if no definition has the operation
 * @param example the path with its query; values of the example are in braces
 * @param body the example's body
 * @param status the status that the example ends with
 * @param response fields of the response, which may be missing if they end with a
 * question mark
 */
record Fact(String method, String example, String body, String status, List<String> response) {

	static Fact parse(String line) {
		String[] columns = Arrays.stream((line + " ").split(" \\|", -1)).map(String::strip).toArray(String[]::new);
		String[] operation = columns[0].split(" ", 2);
		List<String> fields = (columns.length < 4) ? List.of()
				: Stream.of(columns[3].split(" +")).filter((field) -> !field.isEmpty()).toList();
		return new Fact(operation[0], operation[1], columns[1], columns[2], fields);
	}

	boolean isCalled() {
		return !this.method.startsWith("(");
	}

	String verb() {
		return this.method.replaceAll("[()]", "");
	}

	/**
	 * Method, path without the names of its variables, and names of the query.
	 */
	String operation() {
		return verb() + " " + normalize(this.example);
	}

	/**
	 * Method and path without the names of its variables.
	 */
	String route() {
		return operation().replaceFirst("\\?.*", "");
	}

	String uri() {
		return this.example.replace("{%}", "%25").replaceAll("[{}]", "");
	}

	Set<String> bodyFields() {
		if (this.body.startsWith("form ")) {
			return names(this.body.substring("form ".length()));
		}
		if (this.body.startsWith("multipart ")) {
			return Set.of(this.body.substring("multipart ".length()));
		}
		return this.body.isEmpty() ? Set.of()
				: Set.copyOf(JsonMapper.shared().readValue(this.body, ObjectNode.class).propertyNames());
	}

	Set<String> responseFields() {
		return this.response.stream().map((field) -> field.replace("?", "")).collect(Collectors.toSet());
	}

	Set<String> requiredFields() {
		return this.response.stream().filter((field) -> !field.endsWith("?")).collect(Collectors.toSet());
	}

	static String normalize(String pathAndQuery) {
		String[] parts = pathAndQuery.replaceAll("\\{[^}]*}", "{}").split("\\?", 2);
		return (parts.length > 1) ? parts[0] + "?" + String.join("&", names(parts[1])) : parts[0];
	}

	private static Set<String> names(String query) {
		return Stream.of(query.split("&"))
			.map((parameter) -> parameter.replaceFirst("=.*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
