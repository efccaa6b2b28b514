package dev.tandem.observation;

import dev.tandem.observation.ApiCallObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Default names and tags of the observation of calls.
 */
public class DefaultApiCallObservationConvention implements ApiCallObservationConvention {

	private static final String NAME = "tandem.calls";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(ApiCallObservationContext context) {
		return context.operation().name();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ApiCallObservationContext context) {
		return KeyValues.of(KeyValue.of(LowCardinalityKeyNames.API_CLIENT, context.operation().client()),
				KeyValue.of(LowCardinalityKeyNames.API_OPERATION, context.operation().name()),
				KeyValue.of(LowCardinalityKeyNames.ATTEMPTS, Integer.toString(context.attempts())),
				KeyValue.of(LowCardinalityKeyNames.EXCEPTION, exception(context.getError())),
				KeyValue.of(LowCardinalityKeyNames.OUTCOME, context.outcome().name()),
				KeyValue.of(LowCardinalityKeyNames.STATUS, status(context.status())));
	}

	private static String exception(@Nullable Throwable failure) {
		if (failure == null) {
			return KeyValue.NONE_VALUE;
		}
		String name = failure.getClass().getSimpleName();
		return name.isEmpty() ? failure.getClass().getName() : name;
	}

	private static String status(@Nullable HttpStatusCode status) {
		return (status != null) ? Integer.toString(status.value()) : KeyValue.NONE_VALUE;
	}

}
