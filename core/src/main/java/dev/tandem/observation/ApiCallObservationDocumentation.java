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
	public enum LowCardinalityKeyNames implements DocumentedKeyName {

		/**
		 * The client.
		 */
		API_CLIENT("api.client", "Name of the client, as in `tandem.clients.<name>`."),

		/**
		 * The operation.
		 */
		API_OPERATION("api.operation",
				"Definition and method, as in `TodoApi#get`, or `GET /todo/{id}` without a definition."),

		/**
		 * How often the request was tried.
		 */
		ATTEMPTS("attempts",
				"Number of attempts: up to `retry.max-attempts`, and one more for each server that "
						+ "could not be connected to, for a key that was refused and for a request that the "
						+ "server has not processed; `0` for a call that was not sent."),

		/**
		 * What the caller saw thrown.
		 */
		EXCEPTION("exception", "Simple name of the exception that the caller sees, `none` without one."),

		/**
		 * What became of the call.
		 */
		OUTCOME("outcome",
				"`SUCCESS`, `REDIRECTION`, `CLIENT_ERROR` or `SERVER_ERROR` by the status of the response (`SERVER_ERROR` "
						+ "for an event of a stream that reports an error, too), and otherwise by the kind of failure: `TIMEOUT`, `TRANSPORT`, `DECODING`, `REJECTED`, "
						+ "`CANCELLED` or `UNKNOWN`."),

		/**
		 * Status of the last response.
		 */
		STATUS("status", "Status of the last response, `none` if there was none.");

		private final String key;

		private final String description;

		LowCardinalityKeyNames(String key, String description) {
			this.key = key;
			this.description = description;
		}

		@Override
		public String asString() {
			return this.key;
		}

		@Override
		public String description() {
			return this.description;
		}

	}

}
