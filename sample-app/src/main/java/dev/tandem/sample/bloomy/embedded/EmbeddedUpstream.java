package dev.tandem.sample.bloomy.embedded;

import java.net.URI;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.tandem.sample.standin.FaultGate;
import dev.tandem.sample.standin.FaultSwitch;
import dev.tandem.sample.standin.Switchable;

/**
 * The Bloom Growth API in this process: WireMock on a free port of the loopback
 * interface. It wants its {@link #API_KEY key}, insists on the contract, and keeps what
 * it is told until it closes.
 */
public final class EmbeddedUpstream implements AutoCloseable, Switchable {

	/**
	 * The only key that is accepted.
	 */
	public static final String API_KEY = "embedded-key";

	/**
	 * The user that a key is given to.
	 */
	public static final String USER = "ada@example.com";

	/**
	 * The user's password.
	 */
	public static final String PASSWORD = "embedded-password";

	private static final String BASE_PATH = "/api/v1";

	private static final int LAST = 100;

	private final Router router = new Router();

	private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
		.bindAddress("127.0.0.1")
		.dynamicPort()
		.disableRequestJournal()
		.extensions(this.router));

	private final FaultGate gate;

	private EmbeddedUpstream() {
		this.server.stubFor(WireMock.any(WireMock.anyUrl())
			.atPriority(LAST)
			.willReturn(WireMock.jsonResponse(Router.message("Authorization has been denied for this request."), 401)));
		this.server.stubFor(authorized(WireMock.any(WireMock.anyUrl())).atPriority(LAST - 1)
			.willReturn(WireMock.jsonResponse(Router.message("No such resource."), 404)));
		this.server.stubFor(WireMock.post("/Token")
			.atPriority(LAST - 1)
			.willReturn(WireMock.jsonResponse(Map.of("error", "invalid_grant"), 400)));
		this.server.stubFor(WireMock.post("/Token")
			.withFormParam("grant_type", WireMock.equalTo("password"))
			.withFormParam("userName", WireMock.equalTo(USER))
			.withFormParam("password", WireMock.equalTo(PASSWORD))
			.willReturn(WireMock.jsonResponse(Map.of("access_token", API_KEY, "token_type", "bearer"), 200)));
		this.server.start();
		this.gate = new FaultGate("bloomy-gate", URI.create("http://127.0.0.1:" + this.server.port()));
	}

	static EmbeddedUpstream start() {
		EmbeddedUpstream upstream = new EmbeddedUpstream();
		Tables tables = Tables.load();
		Items items = new Items(tables);
		new UserRoutes(tables.users()).addTo(upstream);
		new MeetingRoutes(tables).addTo(upstream);
		new TodoRoutes(tables.todos(), items).addTo(upstream);
		new GoalRoutes(tables, items).addTo(upstream);
		new HeadlineRoutes(tables.headlines(), items).addTo(upstream);
		new IssueRoutes(tables.issues(), items).addTo(upstream);
		new ScorecardRoutes(tables).addTo(upstream);
		return upstream;
	}

	/**
	 * The base URL, with a path like the real one.
	 * @return the URL
	 */
	public String url() {
		return this.gate.uri() + BASE_PATH;
	}

	@Override
	public String system() {
		return "bloomy";
	}

	@Override
	public FaultSwitch faults() {
		return this.gate.faults();
	}

	EmbeddedUpstream get(String path, Route route) {
		return add(RequestMethod.GET, path, route);
	}

	EmbeddedUpstream post(String path, Route route) {
		return add(RequestMethod.POST, path, route);
	}

	EmbeddedUpstream put(String path, Route route) {
		return add(RequestMethod.PUT, path, route);
	}

	EmbeddedUpstream delete(String path, Route route) {
		return add(RequestMethod.DELETE, path, route);
	}

	private EmbeddedUpstream add(RequestMethod method, String path, Route route) {
		String name = method + " " + path;
		this.router.add(name, route);
		this.server.stubFor(authorized(WireMock.request(method.getName(), WireMock.urlPathTemplate(BASE_PATH + path)))
			.willReturn(
					WireMock.aResponse().withTransformers(Router.NAME).withTransformerParameter(Router.ROUTE, name)));
		return this;
	}

	private static MappingBuilder authorized(MappingBuilder mapping) {
		return mapping.withHeader("Authorization", WireMock.equalTo("Bearer " + API_KEY));
	}

	@Override
	public void close() {
		this.gate.close();
		this.server.stop();
	}

}
