package dev.tandem;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.ResponseEntity;

/**
 * Sends an {@link ApiRequest} and waits for the response. Each method makes one call, and
 * fails as the reactive method of its name does: with the same exceptions, and on a
 * thread that must not block with an {@link IllegalStateException} before anything is
 * sent. An interrupt cancels the call.
 */
public interface BlockingApiRequest {

	/**
	 * Send the request and ignore the body of the response.
	 */
	void send();

	/**
	 * Send the request and read the response.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the body, {@code null} if the response has none
	 */
	<T> @Nullable T retrieve(Class<T> type);

	/**
	 * Send the request and read the response.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the body, {@code null} if the response has none
	 */
	<T> @Nullable T retrieve(ParameterizedTypeReference<T> type);

	/**
	 * Send the request and read the response with its status and headers.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the response
	 */
	<T> ResponseEntity<T> entity(Class<T> type);

	/**
	 * Send the request and read the response with its status and headers.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the response
	 */
	<T> ResponseEntity<T> entity(ParameterizedTypeReference<T> type);

	/**
	 * Send the request and get the outcome as a value: a failure is not thrown.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the outcome
	 */
	<T> ApiResult<T> result(Class<T> type);

	/**
	 * Send the request and get the outcome as a value: a failure is not thrown.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the outcome
	 */
	<T> ApiResult<T> result(ParameterizedTypeReference<T> type);

	/**
	 * Send the request and read a response that is a list.
	 * @param <T> the type of the elements
	 * @param elementType type of the elements
	 * @return the elements
	 */
	<T> List<T> list(Class<T> elementType);

	/**
	 * Send the request and read an unbounded stream, element by element: server-sent
	 * events, or lines of JSON if {@link ApiRequest#accept} asks for them.
	 * @param <T> the type of the elements
	 * @param elementType type of the elements
	 * @return the elements as they come; closing the stream cancels the call
	 */
	<T> Stream<T> stream(Class<T> elementType);

	/**
	 * Send the request and stream the body of the response, of any size.
	 * @return the bytes; closing the stream cancels the call
	 */
	InputStream content();

}
