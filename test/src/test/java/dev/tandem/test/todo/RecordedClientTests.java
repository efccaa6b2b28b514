package dev.tandem.test.todo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.tandem.ApiClients;
import dev.tandem.CallOptions;
import dev.tandem.test.ApiClientTest;
import dev.tandem.test.Fault;
import dev.tandem.test.RecordedClient;
import dev.tandem.test.StubbedClient;
import dev.tandem.test.todo.TodoApi.NewTodo;
import dev.tandem.test.todo.TodoApi.Todo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a test once with recording on, and then without the API.
 */
@ExtendWith(OutputCaptureExtension.class)
class RecordedClientTests {

	private static final String KEY = "real/key+123";

	private static final Path DIRECTORY = Path.of("target/recordings");

	private static final Path FILES = DIRECTORY.resolve("RecordedClientTests.OfTodo");

	private static final WireMockServer api = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	@BeforeAll
	static void start() {
		api.start();
	}

	@BeforeEach
	void stub() throws IOException {
		FileSystemUtils.deleteRecursively(DIRECTORY);
		api.resetAll();
		System.setProperty("real-api", "http://127.0.0.1:" + api.port() + "/api");
		api.stubFor(WireMock.get(WireMock.urlPathEqualTo("/api/todo/7"))
			.withHeader("Authorization", WireMock.equalTo("Bearer " + KEY))
			.withQueryParam("session", WireMock.equalTo("s3ss10n"))
			.willReturn(WireMock
				.okJson("""
						{"id": 7, "title": "Sign", "Owner": {"mail": "eve@example.com", "age": 7}, "count": 12345678, "echo": "your key is %s"}"""
					.formatted(KEY))
				.withHeader("Set-Cookie", "sid=c00kie-value; Path=/", "theme=Sign", "count=12345678")
				.withHeader("X-Echo", KEY)
				.withHeader("Location", "http://127.0.0.1:" + api.port() + "/api/todo/7")));
		stubPolling("1", Scenario.STARTED, "2");
		stubPolling("2", "2", "2");
		api.stubFor(WireMock.post("/api/todo")
			.withRequestBody(WireMock.equalToJson("{\"title\": \"Buy\"}"))
			.willReturn(WireMock.okJson("{\"id\": 8, \"title\": \"Buy\", \"access_token\": \"t0ken\"}")));
	}

	private void stubPolling(String title, String state, String next) {
		api.stubFor(WireMock.get("/api/todo?owner=eve")
			.inScenario("polling")
			.whenScenarioStateIs(state)
			.willSetStateTo(next)
			.willReturn(WireMock.okJson("[{\"id\": 1, \"title\": \"" + title + "\"}]")));
	}

	@AfterEach
	void clearProperties() {
		System.clearProperty("tandem.test.record");
		System.clearProperty("real-api");
		System.clearProperty("real-key");
	}

	@AfterAll
	static void stop() {
		api.stop();
	}

	@Test
	void recordingHoldsNoSecretAndIsReplayedWithoutTheApi(CapturedOutput output) throws IOException {
		record();
		String get = Files.readString(FILES.resolve("get.todo.json"));
		assertThat(get).contains("Sign", "\"url", "/todo/7", "recordedAt", "\"Location\" : \"/todo/7\"")
			.doesNotContain(KEY, "real%2Fkey%2B123", "s3ss10n", "c00kie", "eve@example.com", "Authorization", "Cookie");
		assertThat(Files.readString(FILES.resolve("create.todo.json"))).contains("Buy").doesNotContain("t0ken");
		assertThat(Files.readString(FILES.resolve("poll.todo.json"))).contains("Started");
		for (JsonNode mapping : JsonMapper.shared().readTree(get).path("mappings")) {
			assertThat(StubMapping.buildFrom(mapping.toString()).getResponse().getStatus()).isEqualTo(200);
		}
		api.resetAll();
		assertThat(replay()).isEmpty();
		assertThat(api.getAllServeEvents()).isEmpty();
		assertThat(output).doesNotContain("is stale");
	}

	@Test
	void recordingWhenItIsMissingFailsTheTestWithWhatToDo() {
		assertThat(replay()).hasSize(3)
			.allSatisfy((failure) -> assertThat(failure).contains("There is no recording", ".todo.json",
					"-Dtandem.test.record=todo"));
	}

	@Test
	void recordingWhenTheTestSendsSomethingElseIsReportedAsStale() throws IOException {
		record();
		Path file = FILES.resolve("create.todo.json");
		Files.writeString(file, Files.readString(file).replace("Buy", "Sell"));
		assertThat(replay()).singleElement()
			.satisfies((failure) -> assertThat(failure).contains("POST /todo", "matches no stub", "create.todo.json",
					"is stale", "-Dtandem.test.record=todo"));
	}

	@Test
	void recordingWhenItIsOldOrHasMoreThanTheTestSendsIsReportedAsStale(CapturedOutput output) throws IOException {
		record();
		Path file = FILES.resolve("get.todo.json");
		String mapping = "{\"mappings\": [ {\"request\": {\"method\": \"GET\", \"url\": \"/more\"}, "
				+ "\"response\": {\"status\": 200}, \"metadata\": {\"recordedAt\": \"2020-01-01\"}}, ";
		Files.writeString(file, mapping + Files.readString(file).replaceFirst("(?s)^\\{\\s*\"mappings\" : \\[", ""));
		file = FILES.resolve("poll.todo.json");
		Files.writeString(file,
				Files.readString(file).replaceAll("\"recordedAt\" : \".*?\"", "\"recordedAt\" : \"2020-01-01\""));
		assertThat(replay()).isEmpty();
		assertThat(output).containsPattern("get.todo.json is stale: the test does not send GET /more")
			.containsPattern("poll.todo.json is stale: it is \\d+ days old");
	}

	@Test
	void recordingWhenTheApiCannotBeReachedWritesNothing() {
		api.resetAll();
		api.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(Fault.RESET.response()));
		System.setProperty("tandem.test.record", "todo");
		System.setProperty("real-key", KEY);
		assertThat(run()).hasSize(3)
			.allSatisfy((failure) -> assertThat(failure).contains("the API of 'todo' cannot be reached"));
		assertThat(FILES).doesNotExist();
	}

	@Test
	void recordingOfAClientWithServersHasNoFieldInTextsAndAFileForEachTest() throws IOException {
		api.stubFor(WireMock.post("/api/form")
			.withFormParam("payload", WireMock.containing("s3cret"))
			.willReturn(WireMock.okJson("{\"body\":\"{\\\"password\\\":\\\"s3cret\\\"}\"}")));
		System.setProperty("tandem.test.record", "plain");
		System.setProperty("real-key", KEY);
		assertThat(run(OfServers.class, 2)).isEmpty();
		System.clearProperty("tandem.test.record");
		System.clearProperty("real-key");
		Path files = DIRECTORY.resolve("RecordedClientTests.OfServers");
		assertThat(files.resolve("get-ApiClients.plain.json")).content().contains("\"Location\" : \"/todo/7\"");
		assertThat(Files.readString(files.resolve("get-ApiClients-WireMockServer.plain.json")))
			.contains("/form", "\"one\"", "[redacted]")
			.doesNotContain("s3cret");
		api.resetAll();
		assertThat(run(OfServers.class, 2)).isEmpty();
		assertThat(api.getAllServeEvents()).isEmpty();
	}

	@Test
	void recordingWhenATableHoldsAFieldIsRefused() {
		api.stubFor(WireMock.get("/api/table")
			.willReturn(WireMock.ok("user,password\nbob,s3cret").withHeader("Content-Type", "text/csv")));
		System.setProperty("tandem.test.record", "todo");
		System.setProperty("real-key", KEY);
		assertThat(run(OfTable.class, 1)).singleElement()
			.satisfies((failure) -> assertThat(failure).contains("The response to GET /table is not recorded: "
					+ "its body of type 'text/csv' holds the field 'password', which can be redacted in JSON only"));
		assertThat(DIRECTORY).doesNotExist();
	}

	private void record() {
		System.setProperty("tandem.test.record", "todo");
		System.setProperty("real-key", KEY);
		assertThat(run()).isEmpty();
		System.clearProperty("tandem.test.record");
		System.clearProperty("real-key");
		System.clearProperty("real-api");
	}

	/**
	 * Run the test below without recording.
	 * @return messages of its failures, with those that are suppressed
	 */
	private static List<String> replay() {
		assertThat(System.getProperty("tandem.test.record")).isNull();
		return run();
	}

	/**
	 * Run the test below.
	 * @return messages of its failures, with those that are suppressed
	 */
	private static List<String> run() {
		return run(OfTodo.class, 3);
	}

	private static List<String> run(Class<?> testClass, int tests) {
		EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(testClass))
			.configurationParameter("junit.jupiter.conditions.deactivate", "*")
			.execute();
		assertThat(results.testEvents().started().count()).isEqualTo(tests);
		return results.testEvents()
			.failed()
			.stream()
			.map((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
			.map((failure) -> failure + List.of(failure.getSuppressed()).toString())
			.toList();
	}

	@ApiClientTest(definitions = TodoApi.class,
			properties = { "tandem.clients.todo.base-url=${real-api:http://nowhere.example.com}",
					"tandem.clients.todo.api-key=${real-key}", "tandem.clients.todo.logging.redact=session" })
	@RecordedClient(value = "todo", directory = "target/recordings", redact = "owner")
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the tests around it")
	static class OfTodo {

		@Autowired
		BlockingTodoApi todos;

		@Test
		void get() {
			assertThat(this.todos.get(7, CallOptions.none().withQuery("session", "s3ss10n")))
				.isEqualTo(new Todo(7, "Sign"));
		}

		@Test
		void create() {
			assertThat(this.todos.create(new NewTodo("Buy"))).isEqualTo(new Todo(8, "Buy"));
		}

		@Test
		void poll() {
			assertThat(this.todos.list("eve")).containsExactly(new Todo(1, "1"));
			assertThat(this.todos.list("eve")).containsExactly(new Todo(1, "2"));
			assertThat(this.todos.list("eve")).containsExactly(new Todo(1, "2"));
		}

	}

	@ApiClientTest(clients = "plain",
			properties = {
					"tandem.clients.plain.base-urls=${real-api:http://nowhere.example.com}/,http://other.example.com",
					"tandem.clients.plain.api-key=${real-key}" })
	@RecordedClient(value = "plain", directory = "target/recordings", redact = "session")
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the tests around it")
	static class OfServers {

		@Test
		void get(@Autowired ApiClients clients) {
			assertThat(clients.client("plain")
				.get("/todo/7")
				.query("session", "s3ss10n")
				.blocking()
				.entity(String.class)
				.getStatusCode()).isEqualTo(HttpStatus.OK);
		}

		@Test
		void get(@Autowired ApiClients clients, @StubbedClient("plain") WireMockServer server) {
			LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
			form.add("payload", "{\"password\":\"s3cret\"}");
			form.add("name", "one");
			assertThat(clients.client("plain")
				.post("/form")
				.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.body(form)
				.blocking()
				.retrieve(String.class)).contains("body");
			server.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/form")));
		}

	}

	@ApiClientTest(definitions = TodoApi.class,
			properties = { "tandem.clients.todo.base-url=${real-api:http://nowhere.example.com}/",
					"tandem.clients.todo.api-key=${real-key}" })
	@RecordedClient(value = "todo", directory = "target/recordings")
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the tests around it")
	static class OfTable {

		@Test
		void get(@Autowired ApiClients clients) {
			assertThat(clients.client("todo").get("/table").blocking().retrieve(String.class)).contains("bob");
		}

	}

}
