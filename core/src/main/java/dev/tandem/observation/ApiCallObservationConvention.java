package dev.tandem.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and tags of the observation of calls. Declare a bean of this type to have others.
 */
public interface ApiCallObservationConvention extends ObservationConvention<ApiCallObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ApiCallObservationContext;
	}

}
