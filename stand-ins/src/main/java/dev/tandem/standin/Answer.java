package dev.tandem.standin;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * A response.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body, may be empty
 */
public record Answer(int status, Map<String, String> headers, String body) {

	private static final String CONTENT_TYPE = "Content-Type";

	/**
	 * A response with JSON.
	 * @param status the status
	 * @param value what Jackson writes
	 * @return the response
	 */
	public static Answer json(int status, Object value) {
		return of(status, "application/json", JsonMapper.shared().writeValueAsString(value));
	}

	/**
	 * A response with a text.
	 * @param status the status
	 * @param contentType type of the text
	 * @param text the text
	 * @return the response
	 */
	public static Answer of(int status, String contentType, String text) {
		return new Answer(status, Map.of(CONTENT_TYPE, contentType), text);
	}

	/**
	 * A response without a body.
	 * @param status the status
	 * @return the response
	 */
	public static Answer empty(int status) {
		return new Answer(status, Map.of(), "");
	}

	/**
	 * The same response with one more header.
	 * @param name name of the header
	 * @param value its value
	 * @return the response
	 */
	public Answer header(String name, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.put(name, value);
		return new Answer(this.status, all, this.body);
	}

}
