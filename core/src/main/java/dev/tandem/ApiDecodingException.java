package dev.tandem;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * The response came with a good status, yet could not be read: not of the expected type,
 * not well-formed, or too large. {@link #body()} has what has come.
 */
public final class ApiDecodingException extends ApiException {

	private final byte[] body;

	private final boolean bodyTruncated;

	private final @Nullable MediaType contentType;

	/**
	 * Create an exception, as a fake of an API does.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param detail what could not be read and what to do
	 * @param cause what the decoder reported
	 */
	public ApiDecodingException(ApiOperation operation, int attempts, Duration elapsed, String detail,
			@Nullable Throwable cause) {
		this(operation, attempts, elapsed, detail, cause, new byte[0], false, null);
	}

	/**
	 * Create an exception that keeps the body.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param detail what could not be read and what to do
	 * @param cause what the decoder reported
	 * @param body the body, or its beginning
	 * @param bodyTruncated whether more has come than is kept
	 * @param contentType type of the body, {@code null} if the response names none
	 */
	public ApiDecodingException(ApiOperation operation, int attempts, Duration elapsed, String detail,
			@Nullable Throwable cause, byte[] body, boolean bodyTruncated, @Nullable MediaType contentType) {
		super(operation, attempts, elapsed, detail, cause);
		this.body = body.clone();
		this.bodyTruncated = bodyTruncated;
		this.contentType = contentType;
	}

	/**
	 * Body of the response as it came until the failure, its first 16 KiB at most. Empty
	 * for a response that is handed on as it comes, such as a stream of events.
	 * @return a copy of the bytes
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * Whether more of the body has come than {@link #body()} keeps.
	 * @return whether the end is missing
	 */
	public boolean isBodyTruncated() {
		return this.bodyTruncated;
	}

	/**
	 * The bytes of {@link #body()} as text, in the character set of the response's
	 * {@code Content-Type} or else UTF-8.
	 * @return the text
	 */
	public String bodyText() {
		Charset charset = (this.contentType != null) ? this.contentType.getCharset() : null;
		return new String(this.body, (charset != null) ? charset : StandardCharsets.UTF_8);
	}

}
