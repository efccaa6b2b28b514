package dev.tandem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * The API responded with an error status, with a redirect that is not followed, or with
 * an event that {@code @EventStream} declares as an error. Common statuses have subtypes,
 * named as in Spring, for {@code catch} and {@code onErrorResume(Class, ...)}:
 *
 * <pre class="code">
 * try {
 * 	todos.get(7);
 * }
 * catch (ApiResponseException.NotFound ex) {
 * 	...
 * }
 *
 * todos.get(7).onErrorResume(ApiResponseException.NotFound.class, (missing) -&gt; Mono.empty());
 * </pre>
 *
 * Any other status is this type itself; {@link #status()} has it in any case.
 */
public sealed class ApiResponseException extends ApiException {

	private final HttpStatusCode status;

	private final HttpHeaders headers;

	private final byte[] body;

	private final transient @Nullable ErrorReader reader;

	ApiResponseException(Response response, byte[] body) {
		super(response.operation(), response.attempts(), response.elapsed(), detail(response), null);
		this.reader = response.reader();
		this.status = response.status();
		this.headers = HttpHeaders.readOnlyHttpHeaders(response.headers());
		this.body = body.clone();
	}

	/**
	 * Create an exception, as a fake of an API does. It is of the subtype for the status,
	 * if there is one.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param status status of the last response
	 * @param headers headers of the last response
	 * @param body body of the last response
	 * @return the exception
	 */
	public static ApiResponseException of(ApiOperation operation, int attempts, Duration elapsed, HttpStatusCode status,
			HttpHeaders headers, byte[] body) {
		return of(operation, attempts, elapsed, status, headers, body, null, "");
	}

	/**
	 * Create an exception whose body can be read. It is of the subtype for the status, if
	 * there is one.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param status status of the last response
	 * @param headers headers of the last response
	 * @param body body of the last response
	 * @param reader reads the body as a type, {@code null} if it cannot be read
	 * @param detail what the message says beyond the status; of a redirect, why it is not
	 * followed; may be empty
	 * @return the exception
	 */
	public static ApiResponseException of(ApiOperation operation, int attempts, Duration elapsed, HttpStatusCode status,
			HttpHeaders headers, byte[] body, @Nullable ErrorReader reader, String detail) {
		Response response = new Response(operation, attempts, elapsed, status, headers, reader, detail);
		return switch (status.value()) {
			case 400 -> new BadRequest(response, body);
			case 401 -> new Unauthorized(response, body);
			case 403 -> new Forbidden(response, body);
			case 404 -> new NotFound(response, body);
			case 405 -> new MethodNotAllowed(response, body);
			case 406 -> new NotAcceptable(response, body);
			case 409 -> new Conflict(response, body);
			case 410 -> new Gone(response, body);
			case 412 -> new PreconditionFailed(response, body);
			case 415 -> new UnsupportedMediaType(response, body);
			case 422 -> new UnprocessableContent(response, body);
			case 429 -> new TooManyRequests(response, body);
			case 500 -> new InternalServerError(response, body);
			case 501 -> new NotImplemented(response, body);
			case 502 -> new BadGateway(response, body);
			case 503 -> new ServiceUnavailable(response, body);
			case 504 -> new GatewayTimeout(response, body);
			default -> new ApiResponseException(response, body);
		};
	}

	private static String detail(Response response) {
		HttpStatusCode status = response.status();
		String client = "tandem.clients." + response.operation().client();
		if (status.is2xxSuccessful()) {
			return "an event of the stream reported an error" + response.detail();
		}
		if (status.is3xxRedirection()) {
			return "the response was " + status + ", which is not followed: "
					+ (response.detail().isEmpty() ? "see " + client + ".http.redirects" : response.detail());
		}
		String text = "the response was " + status + response.detail();
		return switch (status.value()) {
			case 401, 403, 407 -> text + ": check the credentials of " + client;
			default -> text;
		};
	}

	/**
	 * Status of the response.
	 * @return the status
	 */
	public HttpStatusCode status() {
		return this.status;
	}

	/**
	 * Headers of the response.
	 * @return the headers, read-only
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Body of the response as received, empty when there was none. It is truncated at 256
	 * KiB or at {@code http.max-body-size}, whichever is less, and where the connection
	 * broke.
	 * @return a copy of the bytes
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * Body of the response as text, in the character set of its {@code Content-Type} or
	 * else UTF-8.
	 * @return the text
	 */
	public String bodyText() {
		MediaType contentType = contentType();
		var charset = (contentType != null) ? contentType.getCharset() : null;
		return new String(this.body, (charset != null) ? charset : StandardCharsets.UTF_8);
	}

	/**
	 * The problem that the response describes.
	 * @return the problem, empty unless the body is of type
	 * {@code application/problem+json} (RFC 9457) and can be read
	 */
	public Optional<ProblemDetail> problem() {
		MediaType contentType = contentType();
		boolean problem = contentType != null && contentType.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		return problem ? bodyAs(ProblemDetail.class) : Optional.empty();
	}

	/**
	 * The error that the body describes, as a type.
	 * @param <T> the type
	 * @param type the type; if an {@link ErrorBodyReader} reads the body, or else
	 * {@link ErrorBody @ErrorBody} declares a type for the status, a type that this can
	 * be assigned to
	 * @return the error, empty if there is no body, it is of another type or it cannot be
	 * read as this one; {@link #body()} has the bytes in any case
	 */
	public <T> Optional<T> error(Class<T> type) {
		ErrorReader reader = readerOfBody();
		return (reader != null) ? cast(reader.error(this, type), type) : Optional.empty();
	}

	/**
	 * The body decoded as a type with the codecs of the client, whatever is declared.
	 * @param <T> the type
	 * @param type the type
	 * @return the body, empty if there is none or it cannot be read as this type
	 */
	public <T> Optional<T> bodyAs(Class<T> type) {
		ErrorReader reader = readerOfBody();
		return (reader != null) ? cast(reader.read(type), type) : Optional.empty();
	}

	/**
	 * A malformed Content-Type is treated as absent.
	 */
	private @Nullable MediaType contentType() {
		try {
			return this.headers.getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	private @Nullable ErrorReader readerOfBody() {
		return (this.body.length > 0) ? this.reader : null;
	}

	private static <T> Optional<T> cast(@Nullable Object error, Class<T> type) {
		return Optional.ofNullable(error).filter(type::isInstance).map(type::cast);
	}

	/**
	 * Reads the body of an error.
	 */
	@FunctionalInterface
	public interface ErrorReader {

		/**
		 * Read the body as a type.
		 * @param type the type
		 * @return the body, {@code null} if it cannot be read as this type
		 */
		@Nullable Object read(Class<?> type);

		/**
		 * Find the error that the body describes.
		 * @param failure the failure whose body is read
		 * @param type the type that the caller asks for
		 * @return the error, of any type; {@code null} if there is none of this type
		 */
		default @Nullable Object error(ApiResponseException failure, Class<?> type) {
			return read(type);
		}

	}

	/**
	 * What an exception is made of, but for its body.
	 */
	record Response(ApiOperation operation, int attempts, Duration elapsed, HttpStatusCode status, HttpHeaders headers,
			@Nullable ErrorReader reader, String detail) {
	}

	/**
	 * Status 400.
	 */
	public static final class BadRequest extends ApiResponseException {

		BadRequest(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 401.
	 */
	public static final class Unauthorized extends ApiResponseException {

		Unauthorized(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 403.
	 */
	public static final class Forbidden extends ApiResponseException {

		Forbidden(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 404.
	 */
	public static final class NotFound extends ApiResponseException {

		NotFound(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 405.
	 */
	public static final class MethodNotAllowed extends ApiResponseException {

		MethodNotAllowed(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 406.
	 */
	public static final class NotAcceptable extends ApiResponseException {

		NotAcceptable(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 409.
	 */
	public static final class Conflict extends ApiResponseException {

		Conflict(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 410.
	 */
	public static final class Gone extends ApiResponseException {

		Gone(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 412.
	 */
	public static final class PreconditionFailed extends ApiResponseException {

		PreconditionFailed(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 415.
	 */
	public static final class UnsupportedMediaType extends ApiResponseException {

		UnsupportedMediaType(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 422.
	 */
	public static final class UnprocessableContent extends ApiResponseException {

		UnprocessableContent(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 429.
	 */
	public static final class TooManyRequests extends ApiResponseException {

		TooManyRequests(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 500.
	 */
	public static final class InternalServerError extends ApiResponseException {

		InternalServerError(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 501.
	 */
	public static final class NotImplemented extends ApiResponseException {

		NotImplemented(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 502.
	 */
	public static final class BadGateway extends ApiResponseException {

		BadGateway(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 503.
	 */
	public static final class ServiceUnavailable extends ApiResponseException {

		ServiceUnavailable(Response response, byte[] body) {
			super(response, body);
		}

	}

	/**
	 * Status 504.
	 */
	public static final class GatewayTimeout extends ApiResponseException {

		GatewayTimeout(Response response, byte[] body) {
			super(response, body);
		}

	}

}
