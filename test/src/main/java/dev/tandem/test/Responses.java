package dev.tandem.test;

import java.util.UUID;
import java.util.function.Supplier;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

/**
 * Responses that follow one another, such as a fault and what a retry receives.
 * <pre class="code">
 * Responses.inOrder(this.server, () -&gt; get("/todo/7"), Fault.RESET.response(), okJson("{}"));
 * </pre>
 */
public final class Responses {

	private Responses() {
	}

	/**
	 * Stub a request with responses, each for one request but the last, which stays.
	 * @param server the server of the client
	 * @param request creates the request pattern, once for each response
	 * @param responses the responses in order
	 */
	public static void inOrder(WireMockServer server, Supplier<MappingBuilder> request,
			ResponseDefinitionBuilder... responses) {
		String scenario = UUID.randomUUID().toString();
		for (int i = 0; i < responses.length; i++) {
			String next = String.valueOf(Math.min(i + 1, responses.length - 1));
			server.stubFor(request.get()
				.inScenario(scenario)
				.whenScenarioStateIs((i == 0) ? Scenario.STARTED : String.valueOf(i))
				.willSetStateTo((i == 0 && responses.length == 1) ? Scenario.STARTED : next)
				.willReturn(responses[i]));
		}
	}

}
