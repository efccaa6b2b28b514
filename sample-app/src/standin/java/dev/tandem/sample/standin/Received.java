package dev.tandem.sample.standin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as it came.
 *
 * @param method such as {@code GET}
 * @param path its path below the base path, decoded
 * @param variables variables of the path
 * @param query query parameters
 * @param headers headers
 * @param body body, may be empty
 * @param connection which connection it came on
 * @param nanos when it came, by {@link System#nanoTime()}
 */
public record Received(String method, String path, Map<String, String> variables, Map<String, List<String>> query,
		HttpHeaders headers, byte[] body, String connection, long nanos) {

	/**
	 * A header.
	 * @param name its name
	 * @return its value, {@code null} if it is missing
	 */
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/**
	 * A query parameter.
	 * @param name its name
	 * @param orElse what it is if it is missing
	 * @return its first value
	 */
	public String query(String name, String orElse) {
		return this.query.getOrDefault(name, List.of(orElse)).get(0);
	}

	/**
	 * A variable of the path.
	 * @param name its name
	 * @return its value
	 */
	public String variable(String name) {
		return this.variables.getOrDefault(name, "");
	}

	/**
	 * The body as text.
	 * @return the text
	 */
	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	/**
	 * The body as a JSON object.
	 * @return the object, empty if the body is something else
	 */
	public ObjectNode json() {
		try {
			JsonNode node = JsonMapper.shared().readTree(this.body);
			return (node instanceof ObjectNode object) ? object : JsonNodeFactory.instance.objectNode();
		}
		catch (JacksonException ex) {
			return JsonNodeFactory.instance.objectNode();
		}
	}

	Received with(Map<String, String> pathVariables) {
		return new Received(this.method, this.path, pathVariables, this.query, this.headers, this.body, this.connection,
				this.nanos);
	}

}
