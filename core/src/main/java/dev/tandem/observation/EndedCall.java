package dev.tandem.observation;

import java.time.Duration;

import dev.tandem.ApiOperation;
import dev.tandem.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * A call that has ended.
 *
 * @param operation the operation that was called
 * @param outcome what became of it
 * @param attempts how often the request was tried, 0 for a call that was not sent
 * @param status status of the last response, {@code null} without one
 * @param elapsed time from the start of the call, its waits included
 * @param failure what the caller sees, {@code null} if nothing failed
 */
@Internal
public record EndedCall(ApiOperation operation, CallOutcome outcome, int attempts, @Nullable HttpStatusCode status,
		Duration elapsed, @Nullable Throwable failure) {
}
