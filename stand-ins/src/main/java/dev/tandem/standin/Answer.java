package dev.tandem.standin;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/**
 * A response.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body, may be empty
 * @param stream what is sent instead of a body, part by part; {@code null} if there is a
 * body
 */
public record Answer(int status, Map<String, String> headers, String body, @Nullable Flux<String> stream) {

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
		return new Answer(status, Map.of(CONTENT_TYPE, contentType), text, null);
	}

	/**
	 * A response of status 200 that is sent part by part. If the stream fails with an
	 * {@link AnswerException} before its first part, that response is sent; if it fails
	 * with a {@link CutException}, the connection is closed after what was sent.
	 * @param contentType type of the stream
	 * @param stream the parts
	 * @return the response
	 */
	public static Answer stream(String contentType, Flux<String> stream) {
		return new Answer(200, Map.of(CONTENT_TYPE, contentType), "", stream);
	}

	/**
	 * A response without a body.
	 * @param status the status
	 * @return the response
	 */
	public static Answer empty(int status) {
		return new Answer(status, Map.of(), "", null);
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
		return new Answer(this.status, all, this.body, this.stream);
	}

}
