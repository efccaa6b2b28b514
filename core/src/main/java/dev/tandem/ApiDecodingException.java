package dev.tandem;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * The response had a success status but could not be decoded: not of the expected type,
 * not well-formed, too large, or not valid. {@link #body()} has the received bytes.
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
	 * @param bodyTruncated whether more was received than is kept
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
	 * Body of the response as received until the failure, at most its first 16 KiB. Empty
	 * for a response that is streamed, such as server-sent events.
	 * @return a copy of the bytes
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * Whether more of the body was received than {@link #body()} keeps.
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
