package dev.tandem.test;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;

/**
 * Ways in which an API fails, as responses of a stub. <pre class="code">
 * this.server.stubFor(get("/todo/7").willReturn(Fault.RESET.response()));
 * </pre>
 */
public enum Fault {

	/**
	 * The connection is reset in place of a response.
	 */
	RESET,

	/**
	 * The connection is closed in place of a response.
	 */
	CLOSED,

	/**
	 * What comes is not HTTP, and then the connection is closed.
	 */
	GARBAGE,

	/**
	 * The connection is closed within the body of a response whose status is 200.
	 */
	TRUNCATED,

	/**
	 * The head of the response does not come within a minute.
	 */
	SLOW_HEAD,

	/**
	 * The body of the response takes a minute, in 60 parts.
	 */
	SLOW_BODY,

	/**
	 * The body is not what its media type says.
	 */
	INVALID_JSON;

	private static final int MINUTE = 60_000;

	private static final int PARTS = 60;

	/**
	 * A response that fails in this way.
	 * @return the response, for {@code willReturn}
	 */
	public ResponseDefinitionBuilder response() {
		return switch (this) {
			case RESET -> broken(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
			case CLOSED -> broken(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
			case GARBAGE -> broken(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE);
			case TRUNCATED -> broken(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
			case SLOW_HEAD -> WireMock.ok().withFixedDelay(MINUTE);
			case SLOW_BODY -> WireMock.ok("x".repeat(PARTS)).withChunkedDribbleDelay(PARTS, MINUTE);
			case INVALID_JSON -> WireMock.okJson("{\"cut off");
		};
	}

	private static ResponseDefinitionBuilder broken(com.github.tomakehurst.wiremock.http.Fault fault) {
		return WireMock.aResponse().withFault(fault);
	}

}
