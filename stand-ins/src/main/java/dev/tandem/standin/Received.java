package dev.tandem.standin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as it came.
 */
public final class Received {

	private final String method;

	private final String path;

	private final String rawPath;

	private final Map<String, String> variables;

	private final Map<String, List<String>> query;

	private final HttpHeaders headers;

	private final byte[] body;

	private final String connection;

	private final long nanos;

	Received(String method, String path, String rawPath, Map<String, String> variables, Map<String, List<String>> query,
			HttpHeaders headers, byte[] body, String connection) {
		this(method, path, rawPath, variables, query, headers, body, connection, System.nanoTime());
	}

	private Received(String method, String path, String rawPath, Map<String, String> variables,
			Map<String, List<String>> query, HttpHeaders headers, byte[] body, String connection, long nanos) {
		this.method = method;
		this.path = path;
		this.rawPath = rawPath;
		this.variables = variables;
		this.query = query;
		this.headers = headers;
		this.body = body;
		this.connection = connection;
		this.nanos = nanos;
	}

	/**
	 * Its method.
	 * @return such as {@code GET}
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Its path below the base path of the server.
	 * @return the path, decoded; all of it if it is not below the base path
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Its path as it was sent.
	 * @return the path, encoded
	 */
	public String rawPath() {
		return this.rawPath;
	}

	/**
	 * Its headers.
	 * @return the headers
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Its body.
	 * @return the bytes, none if there is no body
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * The connection that it came on.
	 * @return a name for it
	 */
	public String connection() {
		return this.connection;
	}

	/**
	 * When it came.
	 * @return time of {@link System#nanoTime()}
	 */
	public long nanos() {
		return this.nanos;
	}

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
	 * Its query.
	 * @return values by the names of the parameters
	 */
	public Map<String, List<String>> query() {
		return this.query;
	}

	/**
	 * A field of a form.
	 * @param name its name
	 * @return its first value, empty if it is missing
	 */
	public String form(String name) {
		return new QueryStringDecoder(text(), false).parameters().getOrDefault(name, List.of("")).get(0);
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
		return new Received(this.method, this.path, this.rawPath, pathVariables, this.query, this.headers, this.body,
				this.connection, this.nanos);
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
