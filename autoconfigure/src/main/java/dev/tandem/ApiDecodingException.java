package dev.tandem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The answer came with a good status, yet could not be read: not of the expected type,
 * not well-formed, or too large.
 */
public final class ApiDecodingException extends ApiException {

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
		super(operation, attempts, elapsed, detail, cause);
	}

}
