package dev.tandem.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of attempts: Spring's own observation of a request, with the client
 * and the operation.
 */
public enum ApiAttemptObservationDocumentation implements ObservationDocumentation {

	/**
	 * One attempt of a call: a request up to the head of its response.
	 */
	ATTEMPT {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return ApiAttemptObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

	};

	/**
	 * Tags of the meter, each with few values.
	 */
	public enum LowCardinalityKeyNames implements DocumentedKeyName {

		/**
		 * The client.
		 */
		API_CLIENT("api.client",
				"Name of the client, as in `tandem.clients.<name>`; `none` for a request that is no call."),

		/**
		 * The operation.
		 */
		API_OPERATION("api.operation",
				"Definition and method, as in `TodoApi#get`, or `GET /todo/{id}` without a definition; `none` likewise."),

		/**
		 * The host.
		 */
		CLIENT_NAME("client.name", "Host of the request. Spring's."),

		/**
		 * What was thrown.
		 */
		EXCEPTION("exception",
				"Simple name of the exception that the attempt ended with, `none` without one. Spring's."),

		/**
		 * The method.
		 */
		METHOD("method", "HTTP method. Spring's."),

		/**
		 * What became of the attempt.
		 */
		OUTCOME("outcome",
				"`SUCCESS`, `REDIRECTION`, `CLIENT_ERROR`, `SERVER_ERROR` and the like by the status, or "
						+ "`UNKNOWN`. Spring's: it knows nothing of the body."),

		/**
		 * Status of the response.
		 */
		STATUS("status", "Status of the response; `CLIENT_ERROR` or `IO_ERROR` without one. Spring's."),

		/**
		 * The template.
		 */
		URI("uri",
				"Template of the path, as in `/todo/{id}`. Spring's, but without the query, so that its values do not "
						+ "multiply with the parameters of a call.");

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

	/**
	 * What the span holds besides.
	 */
	public enum HighCardinalityKeyNames implements DocumentedKeyName {

		/**
		 * Attempts before this one, in the semantic conventions of OpenTelemetry for
		 * HTTP.
		 */
		RESEND_COUNT;

		@Override
		public String asString() {
			return "http.request.resend_count";
		}

		@Override
		public String description() {
			return "Attempts of the call before this one; absent for the first.";
		}

	}

}
