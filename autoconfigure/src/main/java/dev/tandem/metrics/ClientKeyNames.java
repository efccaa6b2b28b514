package dev.tandem.metrics;

import dev.tandem.observation.DocumentedKeyName;

/**
 * Tags of the meters of a client.
 */
public enum ClientKeyNames implements DocumentedKeyName {

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
	 * Why a call was tried again.
	 */
	REASON("reason",
			"Why the attempt was repeated: the status of the response, one of `retry.on-status` or `401` for a "
					+ "refused key; the deadline that passed, `connect_timeout`, `tls_timeout`, `acquire_timeout`, "
					+ "`request_timeout`, `response_timeout` or `body_timeout`; `transport` for "
					+ "a connection that failed; or `other`."),

	/**
	 * A state that the circuit may have.
	 */
	STATE("state", "`closed`, `open` or `half_open`.");

	private final String key;

	private final String description;

	ClientKeyNames(String key, String description) {
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
