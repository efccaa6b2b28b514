package dev.tandem;

import java.time.Duration;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A request of a {@link GenericClient}, which is filled step by step and then sent:
 * reactive by the methods here, or by those of {@link #blocking()}. A request is used by
 * one thread; the {@code Mono} and {@code Flux} that are made of it may be subscribed to
 * from any, and each subscription is a call of its own.
 */
public interface ApiRequest {

	/**
	 * Name the operation, for metrics, log lines and messages.
	 * @param name a name that does not vary from call to call; by default, method and
	 * template as in {@code GET /cats/{id}}
	 * @return this request
	 */
	ApiRequest operation(String name);

	/**
	 * Send a query parameter, in place of any of that name that the client sends by
	 * default. Dates and times are written as in ISO 8601.
	 * @param name its name
	 * @param values its values, or collections of them; none to leave the parameter out
	 * @return this request
	 * @throws IllegalArgumentException if there is no name, or if name or value cannot be
	 * sent
	 */
	ApiRequest query(String name, Object... values);

	/**
	 * Send a header, in place of any of that name that the client sends by default.
	 * @param name its name
	 * @param values its values, none to leave the header out
	 * @return this request
	 * @throws IllegalArgumentException if name or value cannot be sent (RFC 9110)
	 */
	ApiRequest header(String name, String... values);

	/**
	 * Send a cookie, in place of any of that name that the client sends by default.
	 * @param name its name
	 * @param value its value
	 * @return this request
	 * @throws IllegalArgumentException if name or value cannot be sent (RFC 6265)
	 */
	ApiRequest cookie(String name, String value);

	/**
	 * Set the deadline of the call as a whole.
	 * @param timeout the time, at least one millisecond
	 * @return this request
	 * @throws IllegalArgumentException if the time is less than a millisecond
	 */
	ApiRequest timeout(Duration timeout);

	/**
	 * Set options of the call. They replace what was set before.
	 * @param options the options
	 * @return this request
	 */
	ApiRequest options(CallOptions options);

	/**
	 * Declare that the request is safe to repeat, so that it is retryable whatever its
	 * method, as {@link Idempotent} does.
	 * @return this request
	 */
	ApiRequest idempotent();

	/**
	 * Set the accepted types of the response.
	 * @param types media types, in the order of preference
	 * @return this request
	 */
	ApiRequest accept(MediaType... types);

	/**
	 * Set the type of the body, where it does not follow from the body itself.
	 * @param type media type
	 * @return this request
	 */
	ApiRequest contentType(MediaType type);

	/**
	 * Send a body: an object as JSON, a string, bytes, a
	 * {@link org.springframework.core.io.Resource} as the stream of its bytes, or a
	 * {@link org.springframework.util.MultiValueMap} of strings as a form.
	 * @param body the body
	 * @return this request
	 */
	ApiRequest body(Object body);

	/**
	 * Send a body element by element.
	 * @param <T> the type of the elements
	 * @param body the elements; they are read once for each attempt
	 * @param elementType type of the elements
	 * @return this request
	 */
	<T> ApiRequest body(Publisher<T> body, Class<T> elementType);

	/**
	 * Send a part of a {@code multipart/form-data} body.
	 * @param name name of the part
	 * @param part a resource as a file, an {@link org.springframework.http.HttpEntity}
	 * for a part with headers, or an object as JSON
	 * @return this request
	 */
	ApiRequest part(String name, Object part);

	/**
	 * Follow the transfer of the bodies.
	 * @param listener notified of the bytes sent and received
	 * @return this request
	 */
	ApiRequest transfer(TransferListener listener);

	/**
	 * Declare the type of an error body for this request, before what the client declares
	 * for the same status or range.
	 * @param status three digits, as in {@code 422}, or a digit and {@code xx}, as in
	 * {@code 4xx}
	 * @param type type of the body
	 * @return this request
	 * @throws IllegalArgumentException if the status is not one
	 * @see ApiResponseException#error(Class)
	 */
	ApiRequest errorBody(String status, Class<?> type);

	/**
	 * Send the request from a blocking thread.
	 * @return sends this request and waits
	 */
	BlockingApiRequest blocking();

	/**
	 * Send the request and ignore the body of the response.
	 * @return completes with the response
	 */
	Mono<Void> send();

	/**
	 * Send the request and read the response.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the body, empty if the response has none
	 */
	<T> Mono<T> retrieve(Class<T> type);

	/**
	 * Send the request and read the response.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the body, empty if the response has none
	 */
	<T> Mono<T> retrieve(ParameterizedTypeReference<T> type);

	/**
	 * Send the request and read the response with its status and headers.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the response
	 */
	<T> Mono<ResponseEntity<T>> entity(Class<T> type);

	/**
	 * Send the request and read the response with its status and headers.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the response
	 */
	<T> Mono<ResponseEntity<T>> entity(ParameterizedTypeReference<T> type);

	/**
	 * Send the request and get the outcome as a value: a failure is no error.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the outcome
	 */
	<T> Mono<ApiResult<T>> result(Class<T> type);

	/**
	 * Send the request and get the outcome as a value: a failure is no error.
	 * @param <T> the type of the body
	 * @param type type of the body
	 * @return the outcome
	 */
	<T> Mono<ApiResult<T>> result(ParameterizedTypeReference<T> type);

	/**
	 * Send the request and read a response that is a list.
	 * @param <T> the type of the elements
	 * @param elementType type of the elements
	 * @return the elements
	 */
	<T> Flux<T> list(Class<T> elementType);

	/**
	 * Send the request and read an unbounded stream, element by element: server-sent
	 * events, or lines of JSON if {@link #accept} asks for them. The deadline is that of
	 * its head.
	 * @param <T> the type of the elements
	 * @param elementType type of the elements
	 * @return the elements as they come
	 */
	<T> Flux<T> stream(Class<T> elementType);

	/**
	 * Send the request and stream the body of the response, of any size.
	 * @return the bytes; each buffer is to be released
	 */
	Flux<DataBuffer> content();

}
