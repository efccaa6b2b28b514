package dev.tandem.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of calls.
 */
public enum ApiCallObservationDocumentation implements ObservationDocumentation {

	/**
	 * A call as its caller sees it: over all waits and attempts, with the body read and
	 * decoded.
	 */
	CALL {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultApiCallObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

	};

	/**
	 * Tags of the meter, each with few values.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Name of the client, as in {@code tandem.clients.<name>}.
		 */
		API_CLIENT("api.client"),

		/**
		 * Definition and method, as in {@code TodoApi#get}.
		 */
		API_OPERATION("api.operation"),

		/**
		 * How often the request was tried; 0 for a call that was not sent.
		 */
		ATTEMPTS("attempts"),

		/**
		 * Simple name of the exception, {@code none} without one.
		 */
		EXCEPTION("exception"),

		/**
		 * {@code SUCCESS}, {@code REDIRECTION}, {@code CLIENT_ERROR} or
		 * {@code SERVER_ERROR} by the status of the answer, and otherwise what kept the
		 * caller from one: {@code TIMEOUT}, {@code TRANSPORT}, {@code DECODING},
		 * {@code REJECTED}, {@code CANCELLED} or {@code UNKNOWN}.
		 */
		OUTCOME("outcome"),

		/**
		 * Status of the last answer, {@code none} if there was none.
		 */
		STATUS("status");

		private final String key;

		LowCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
