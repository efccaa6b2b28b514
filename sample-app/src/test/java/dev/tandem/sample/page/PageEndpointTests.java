package dev.tandem.sample.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.tandem.sample.RunningSample;
import dev.tandem.sample.Twin;
import dev.tandem.standin.bloomy.BloomyServer;
import dev.tandem.standin.geopera.GeoperaServer;
import dev.tandem.standin.openapp.OpenAppServer;
import dev.tandem.standin.Fault;
import dev.tandem.standin.FaultSwitch.Position;
import dev.tandem.standin.Switchable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page asks the sample for, and the fault switches of the stand-ins. Retries
 * come at once here, and the circuit stays closed in all but its own test.
 */
@Timeout(120)
class PageEndpointTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static RunningSample sample;

	private static RestTestClient client;

	@BeforeAll
	static void start() {
		sample = RunningSample.start("--tandem.defaults.retry.backoff.initial=1ms",
				"--tandem.defaults.retry.max-retry-after=1ms", "--tandem.clients.bloomy.circuit-breaker.enabled=false");
		client = sample.client();
	}

	@AfterAll
	static void close() {
		sample.close();
	}

	@AfterEach
	void reset() {
		sample.context()
			.getBeanProvider(Switchable.class)
			.forEach((standIn) -> standIn.http().faults().turn(Position.OFF));
		sample.context().getBean(OpenAppServer.class).http().reset();
	}

	@Test
	void standInsAreListedWithTheirFaults() {
		turn("openapp", Position.SLOW);
		assertThat(get("/page/stand-ins").toString()).isEqualTo("""
				[{"system":"arya","fault":"OFF"},{"system":"bloomy","fault":"OFF"},{"system":"geopera","fault":"OFF"},\
				{"system":"openapp","fault":"SLOW"},{"system":"opendecree","fault":"OFF"}]""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			gloomy | {"fault":"SLOW"}    | 404
			bloomy | {"fault":"UNKNOWN"} | 400
			bloomy | {}                  | 400
			""")
	void turnWhenThereIsNoSuchThingIsRefused(String system, String body, int status) {
		client.put()
			.uri("/page/stand-ins/" + system)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status);
		assertThat(get("/page/stand-ins").toString()).doesNotContain("SLOW", "null");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bloomy     | /me                                | FAILING           | 502 | SERVER_ERROR | 503 | 3
			bloomy     | /me                                | TOO_MANY_REQUESTS | 502 | CLIENT_ERROR | 429 | 1
			bloomy     | /me                                | CUT_OFF           | 502 | TRANSPORT    | 200 | 3
			bloomy     | /me                                | WRONG_KEY         | 502 | CLIENT_ERROR | 401 | 1
			bloomy     | /me                                | INTERIM           | 200 | SUCCESS      | 200 | 1
			openapp    | /openapp/orgs                      | FAILING           | 502 | SERVER_ERROR | 503 | 3
			openapp    | /openapp/orgs                      | TOO_MANY_REQUESTS | 502 | CLIENT_ERROR | 429 | 1
			openapp    | /openapp/orgs                      | CUT_OFF           | 502 | TRANSPORT    | 200 | 3
			openapp    | /openapp/orgs                      | WRONG_KEY         | 502 | CLIENT_ERROR | 401 | 1
			openapp    | /openapp/orgs                      | INTERIM           | 200 | SUCCESS      | 200 | 1
			geopera    | /geopera/catalog/items?collection=x | FAILING           | 502 | SERVER_ERROR | 503 | 3
			geopera    | /geopera/catalog/items?collection=x | TOO_MANY_REQUESTS | 502 | CLIENT_ERROR | 429 | 1
			geopera    | /geopera/catalog/items?collection=x | CUT_OFF           | 502 | TRANSPORT    | 200 | 3
			geopera    | /geopera/catalog/items?collection=x | WRONG_KEY         | 502 | CLIENT_ERROR | 401 | 1
			geopera    | /geopera/catalog/items?collection=x | INTERIM           | 200 | SUCCESS      | 200 | 1
			opendecree | /config/fields                     | FAILING           | 502 | SERVER_ERROR | 503 | 1
			opendecree | /config/fields                     | TOO_MANY_REQUESTS | 429 | CLIENT_ERROR | 429 | 1
			opendecree | /config/fields                     | CUT_OFF           | 502 | TRANSPORT    | 200 | 1
			opendecree | /config/fields                     | WRONG_KEY         | 502 | CLIENT_ERROR | 401 | 1
			opendecree | /config/fields                     | INTERIM           | 200 | SUCCESS      | 200 | 1
			""")
	void callWhenFaultIsOnShowsItByBothTwins(String system, String path, Position fault, int status, String outcome,
			String upstream, int attempts) {
		for (Twin twin : Twin.values()) {
			turn(system, fault);
			JsonNode call = record(twin, path, status).path("calls").path(0);
			assertThat(call.path("tags").path("outcome").asString()).isEqualTo(outcome);
			assertThat(call.path("tags").path("attempts").asString()).isEqualTo(Integer.toString(attempts));
			assertThat(call.path("attempts")).hasSize(attempts)
				.allSatisfy(
						(attempt) -> assertThat(attempt.path("tags").path("status").asString()).isEqualTo(upstream));
			turn(system, Position.OFF);
			record(twin, path, 200);
		}
	}

	@Test
	void callWhenStandInIsSlowIsLateByBothTwins() {
		turn("openapp", Position.SLOW);
		assertThat(Stream.of(Twin.values())
			.map((twin) -> CompletableFuture.supplyAsync(() -> record(twin, "/openapp/status", 200)))
			.toList())
			.allSatisfy((recorded) -> assertThat(recorded.join().path("micros").asLong())
				.isGreaterThan(TimeUnit.SECONDS.toMicros(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bloomy", "openapp", "geopera", "opendecree" })
	void standInWhenInterimIsOnSendsItBeforeTheResponse(String system) throws IOException {
		turn(system, Position.INTERIM);
		String name = system.equals("opendecree") ? "config" : system;
		URI uri = URI.create(
				String.valueOf(sample.context().getEnvironment().getProperty("tandem.clients." + name + ".base-url")));
		try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
			socket.getOutputStream()
				.write("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			BufferedReader lines = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			assertThat(lines.readLine()).isEqualTo("HTTP/1.1 103 Early Hints");
			assertThat(lines.lines().filter((line) -> line.startsWith("HTTP/1.1")).findFirst())
				.hasValueSatisfying((line) -> assertThat(line).matches("HTTP/1.1 4\\d\\d .*"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void recordingShowsEachCallInItsOrder(Twin twin) {
		JsonNode recording = record(twin, "/meetings/100", 200);
		List<String> operations = new ArrayList<>();
		for (JsonNode call : recording.path("calls")) {
			operations.add(call.path("tags").path("api.operation").asString());
			JsonNode attempt = call.path("attempts").path(0);
			assertThat(attempt.path("tags").path("uri").asString()).startsWith("/L10/{id}");
			assertThat(Stream
				.of(call.path("start"), attempt.path("start"), attempt.path("connected"), attempt.path("end"),
						call.path("end"), recording.path("micros"))
				.map(JsonNode::asLong)).isSorted();
		}
		assertThat(operations).containsExactly("MeetingApi#get", "MeetingApi#attendees", "MeetingApi#issues",
				"MeetingApi#todos", "MeetingApi#measurables");
	}

	@ParameterizedTest
	@EnumSource
	void recordingHoldsNothingThatWasSentOrReceived(Twin twin) {
		String recordings = record(twin, "/me", 200).toString() + record(twin, "/openapp/users?q=alice", 200)
				+ record(twin, "/geopera/catalog/items?collection=x", 200) + record(twin, "/config/fields", 200);
		OpenAppServer openApp = sample.context().getBean(OpenAppServer.class);
		assertThat(recordings).contains("\"status\":\"200\"")
			.doesNotContain(BloomyServer.API_KEY, GeoperaServer.KEY, "embedded-secret", openApp.key(), "Bearer",
					"alice", "Ada");
	}

	@Test
	void recordingOfAnUnknownRequestIsNotFound() {
		client.get().uri("/page/requests/none").exchange().expectStatus().isNotFound();
	}

	@ParameterizedTest
	@EnumSource
	void clientsShowCallsInFlight(Twin twin) {
		OpenAppServer openApp = sample.context().getBean(OpenAppServer.class);
		openApp.http().always(new Fault.Together(2));
		CompletableFuture<JsonNode> held = CompletableFuture.supplyAsync(() -> record(twin, "/openapp/status", 200));
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
			JsonNode live = live("openapp");
			assertThat(live.path("inFlight").asInt()).isOne();
			assertThat(live.path("pools").path(0).path("active").asInt()).isOne();
		});
		record(twin, "/openapp/status", 200);
		held.join();
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(live("openapp").path("inFlight").asInt()).isZero());
	}

	@Test
	void clientsShowLimits() {
		assertThat(live("geopera").path("permitsPerSecond").asDouble()).isEqualTo(10);
		assertThat(live("geopera").path("limits").path("rateLimit").path("waiting").asInt()).isZero();
		assertThat(live("openapp").path("permitsPerSecond").isNull()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void circuitWhenStandInFailsOpensForBothTwins(Twin twin) {
		try (RunningSample own = RunningSample.start("--tandem.defaults.retry.backoff.initial=1ms",
				"--tandem.clients.bloomy.circuit-breaker.open-duration=1h")) {
			own.context().getBean(BloomyServer.class).http().faults().turn(Position.FAILING);
			RestTestClient ownClient = own.client();
			for (int i = 0; i < 4; i++) {
				ownClient.get().uri(path(twin, "/me")).exchange().expectStatus().is5xxServerError();
			}
			ownClient.get()
				.uri("/page/clients")
				.exchange()
				.expectBody()
				.jsonPath("$[?(@.name == 'bloomy')].limits.circuitBreaker.state")
				.isEqualTo("open");
			for (Twin either : Twin.values()) {
				ownClient.get().uri(path(either, "/me")).exchange().expectStatus().isEqualTo(503);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/config/info", "/config/fields", "/config/fields/payments.fee", "/config/versions" })
	void openDecreeAnswersTheSameByBothTwins(String path) {
		String blocking = text(path(Twin.BLOCKING, path));
		assertThat(blocking).isNotEmpty().doesNotContain("embedded-secret");
		assertThat(text(path(Twin.REACTIVE, path))).isEqualTo(blocking);
	}

	private static String path(Twin twin, String path) {
		return "/" + twin.name().toLowerCase(Locale.ROOT) + path;
	}

	private static void turn(String system, Position fault) {
		client.put()
			.uri("/page/stand-ins/" + system)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("fault", fault))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.fault")
			.isEqualTo(fault.name());
	}

	/**
	 * Make a request and wait for its recording, which ends a moment after the response.
	 */
	private static JsonNode record(Twin twin, String path, int status) {
		String id = UUID.randomUUID().toString();
		client.method(HttpMethod.GET)
			.uri(path(twin, path))
			.header(RequestRecorder.HEADER, id)
			.exchange()
			.expectStatus()
			.isEqualTo(status);
		return Awaitility.await()
			.atMost(LIMIT)
			.until(() -> get("/page/requests/" + id), (recording) -> recording.path("complete").asBoolean());
	}

	private static JsonNode live(String name) {
		return get("/page/clients").valueStream()
			.filter((candidate) -> candidate.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static JsonNode get(String uri) {
		return JsonMapper.shared().readTree(text(uri));
	}

	private static String text(String uri) {
		byte[] body = client.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return new String(body, StandardCharsets.UTF_8);
	}

}
