package dev.tandem.observation;

import io.micrometer.observation.ObservationView;

import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

/**
 * Attempts of the call before this one.
 *
 * @param count their number
 */
record EarlierAttempts(int count) {

	static int count(ClientRequestObservationContext context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null && parent.getContextView() instanceof ApiCallObservationContext call)
				? Math.max(0, call.attempts() - 1) : 0;
	}

}
