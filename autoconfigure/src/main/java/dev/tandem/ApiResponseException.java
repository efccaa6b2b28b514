package dev.tandem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * The API answered with an error status, or with a redirect that is not followed.
 */
public final class ApiResponseException extends ApiException {

	private final HttpStatusCode status;

	private final HttpHeaders headers;

	private final byte[] body;

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
		super(operation, attempts, elapsed, detail(operation, status), null);
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
	 * Body of the answer as it came, empty when there was none or it could not be read.
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

}
