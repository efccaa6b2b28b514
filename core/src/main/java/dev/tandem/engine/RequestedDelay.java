package dev.tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.tandem.ApiResponseException;
import dev.tandem.RetryDelayReader;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * How long an API asks to wait before the next attempt, in {@code Retry-After} or where
 * else it says so. The longer one counts: to come back before either is to come too
 * early.
 */
final class RequestedDelay {

	private static final Log logger = LogFactory.getLog(RequestedDelay.class);

	private final List<RetryDelayReader> readers;

	RequestedDelay(List<RetryDelayReader> readers) {
		this.readers = readers;
	}

	/**
	 * The time to wait.
	 * @return the time, zero if the response names none or it cannot be read
	 */
	Duration of(Throwable failure, Instant now) {
		Duration inHeader = RetryAfter.of(failure, now);
		if (this.readers.isEmpty() || !(failure instanceof ApiResponseException response)) {
			return inHeader;
		}
		Duration read = read(response);
		return (read.compareTo(inHeader) > 0) ? read : inHeader;
	}

	private Duration read(ApiResponseException response) {
		for (RetryDelayReader reader : this.readers) {
			Optional<Duration> delay = ask(reader, response);
			if (delay.isPresent()) {
				return delay.get();
			}
		}
		return Duration.ZERO;
	}

	/**
	 * Whatever a reader does, the failure of the call comes out. The message of the
	 * reader's own failure may quote the body, so it is not logged.
	 */
	private static Optional<Duration> ask(RetryDelayReader reader, ApiResponseException response) {
		try {
			Optional<Duration> delay = reader.read(response.client(), response);
			return Objects.requireNonNull(delay, "A retry delay reader must return an Optional");
		}
		catch (Throwable ex) {
			logger.warn("The retry delay reader %s failed with %s on a response %d to %s".formatted(
					reader.getClass().getName(), ex.getClass().getName(), response.status().value(),
					response.operation()));
			return Optional.empty();
		}
	}

}
