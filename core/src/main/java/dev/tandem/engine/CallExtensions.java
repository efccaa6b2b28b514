package dev.tandem.engine;

import java.util.List;

import dev.tandem.ErrorBodyReader;
import dev.tandem.RetryDelayReader;
import dev.tandem.observation.CallObservations;
import dev.tandem.resilience.CallClock;
import dev.tandem.validation.CallValidation;
import org.jspecify.annotations.Nullable;

/**
 * Beans of the application that take part in calls.
 *
 * @param errorBodyReaders readers of error bodies, in order
 * @param retryDelayReaders readers of delays that APIs ask for, in order
 * @param validation checks arguments and responses, {@code null} for none
 * @param observations observations of calls
 * @param clock the time that calls go by
 */
public record CallExtensions(List<ErrorBodyReader> errorBodyReaders, List<RetryDelayReader> retryDelayReaders,
		@Nullable CallValidation validation, CallObservations observations, CallClock clock) {

	public CallExtensions {
		errorBodyReaders = List.copyOf(errorBodyReaders);
		retryDelayReaders = List.copyOf(retryDelayReaders);
	}

}
