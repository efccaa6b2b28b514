package dev.tandem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * The API answered with an error status, or with a redirect that is not followed.
 */
public final class ApiResponseException extends ApiException {

	private final HttpStatusCode status;

	private final HttpHeaders headers;

	private final byte[] body;

	private final transient @Nullable ErrorReader reader;

	/**
	 * Create an exception, as a fake of an API does.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param status status of the last answer
	 * @param headers headers of the last answer
	 * @param body body of the last answer
	 */
	public ApiResponseException(ApiOperation operation, int attempts, Duration elapsed, HttpStatusCode status,
			HttpHeaders headers, byte[] body) {
		this(operation, attempts, elapsed, status, headers, body, null);
	}

	/**
	 * Create an exception whose body can be read.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param status status of the last answer
	 * @param headers headers of the last answer
	 * @param body body of the last answer
	 * @param reader reads the body as a type
	 */
	public ApiResponseException(ApiOperation operation, int attempts, Duration elapsed, HttpStatusCode status,
			HttpHeaders headers, byte[] body, @Nullable ErrorReader reader) {
		super(operation, attempts, elapsed, detail(operation, status), null);
		this.reader = reader;
		this.status = status;
		this.headers = HttpHeaders.readOnlyHttpHeaders(headers);
		this.body = body.clone();
	}

	private static String detail(ApiOperation operation, HttpStatusCode status) {
		String answer = "the answer was " + status;
		if (status.is3xxRedirection()) {
			return answer + ", which is not followed: see tandem.clients." + operation.client() + ".http.redirects";
		}
		return switch (status.value()) {
			case 401, 403, 407 -> answer + ": check the credentials of tandem.clients." + operation.client();
			default -> answer;
		};
	}

	/**
	 * Status of the answer.
	 * @return the status
	 */
	public HttpStatusCode status() {
		return this.status;
	}

	/**
	 * Headers of the answer.
	 * @return the headers, read-only
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Body of the answer as it came, empty when there was none. It is cut at 256 KiB, or
	 * {@code http.max-body-size} where that is less, and where the connection broke.
	 * @return a copy of the bytes
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * Body of the answer as text, in the character set of its {@code Content-Type} or
	 * else UTF-8.
	 * @return the text
	 */
	public String bodyText() {
		var contentType = this.headers.getContentType();
		var charset = (contentType != null) ? contentType.getCharset() : null;
		return new String(this.body, (charset != null) ? charset : StandardCharsets.UTF_8);
	}

	/**
	 * The problem that the answer describes.
	 * @return the problem, empty unless the body is of type
	 * {@code application/problem+json} (RFC 9457) and can be read
	 */
	public Optional<ProblemDetail> problem() {
		MediaType contentType = this.headers.getContentType();
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

}
