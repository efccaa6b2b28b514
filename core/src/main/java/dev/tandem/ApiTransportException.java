package dev.tandem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The connection failed: refused, reset, closed in the middle of the response, an unknown
 * host, a certificate that is not trusted.
 */
public final class ApiTransportException extends ApiException {

	/**
	 * Create an exception, as a fake of an API does.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param detail what failed and what to do
	 * @param cause what the transport reported
	 */
	public ApiTransportException(ApiOperation operation, int attempts, Duration elapsed, String detail,
			@Nullable Throwable cause) {
		super(operation, attempts, elapsed, detail, cause);
	}

}
