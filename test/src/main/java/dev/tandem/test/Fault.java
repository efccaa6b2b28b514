package dev.tandem.test;

import java.util.function.Supplier;

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
	RESET(() -> WireMock.aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)),

	/**
	 * The connection is closed in place of a response.
	 */
	CLOSED(() -> WireMock.aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)),

	/**
	 * The response is not HTTP.
	 */
	GARBAGE(() -> WireMock.aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE)),

	/**
	 * The connection is closed within the body of a response whose status is 200.
	 */
	TRUNCATED(
			() -> WireMock.aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK)),

	/**
	 * The head of the response does not come in time: not within a minute.
	 */
	SLOW_HEAD(() -> WireMock.ok().withFixedDelay(60_000)),

	/**
	 * The body of the response comes slowly: 60 parts within a minute.
	 */
	SLOW_BODY(() -> WireMock.ok("x".repeat(60)).withChunkedDribbleDelay(60, 60_000)),

	/**
	 * The body is not what its media type says.
	 */
	INVALID_JSON(() -> WireMock.okJson("{\"cut off"));

	private final Supplier<ResponseDefinitionBuilder> response;

	Fault(Supplier<ResponseDefinitionBuilder> response) {
		this.response = response;
	}

	/**
	 * A response that fails in this way.
	 * @return the response, for {@code willReturn}
	 */
	public ResponseDefinitionBuilder response() {
		return this.response.get();
	}

}
