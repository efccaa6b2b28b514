package dev.tandem.sample.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import dev.tandem.sample.RunningSample;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Remote configuration in the sample, as it comes with the stand-in.
 */
@Timeout(120)
class ConfigEndpointTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static RunningSample sample;

	private static RestTestClient client;

	@BeforeAll
	static void start() {
		sample = RunningSample.start();
		client = sample.client();
	}

	@AfterAll
	static void close() {
		sample.close();
	}

	@Test
	void getShowsValuesButNotThoseThatAreSensitive() {
		client.get()
			.uri("/config")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.values['payments.timeout']")
			.isEqualTo("1m30.5s")
			.jsonPath("$.values['payments.secret']")
			.isEqualTo("[REDACTED]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			payments.retries | 5                         | 5
			payments.retries | "6"                       | 6
			payments.fee     | 0.035                     | 0.035
			payments.timeout | "2m"                      | 2m0s
			payments.terms   | "https://example.com/new" | https://example.com/new
			""")
	void putWritesWithTheTypeOfTheField(String path, String body, String held) {
		put(path, body, 200);
		awaitValue(path, held);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			payments.retries | "many"     | 400
			payments.terms   | "ftp://x"  | 400
			payments.none    | 1          | 404
			payments.locked  | "x"        | 423
			""")
	void putWhenRefusedSaysWhy(String path, String body, int status) {
		server().field("payments.locked", "stringValue").lock("payments.locked");
		client.put()
			.uri("/config/{path}", path)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isNotEmpty();
	}

	@Test
	void flagWhenSwitchedChangesWhatTheSampleDoes() {
		create(201);
		put(ReadOnlyFlag.PATH, "true", 200);
		awaitValue(ReadOnlyFlag.PATH, "true");
		create(503);
		put(ReadOnlyFlag.PATH, "false", 200);
		awaitValue(ReadOnlyFlag.PATH, "false");
		create(201);
	}

	@Test
	void eventsAreStreamedToThoseWhoListen() throws IOException, InterruptedException {
		server().write("payments.note", "one");
		awaitValue("payments.note", "one");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/config/events"))
			.build();
		try (InputStream stream = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body()) {
			Stream<String> lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines();
			assertThat(lines.map(ConfigEndpointTests::writeWhenConnected)
				.filter((line) -> line.contains("payments.note"))
				.findFirst())
				.hasValueSatisfying((line) -> assertThat(line).contains("\"oldValue\":\"one\"", "\"newValue\":\"two\"",
						"\"changedBy\":\"admin\""));
		}
	}

	/**
	 * The first event is the state, which is sent when changes are listened to.
	 */
	private static String writeWhenConnected(String line) {
		if (line.contains("\"state\"")) {
			server().write("payments.note", "two");
		}
		return line;
	}

	private static OpenDecreeServer server() {
		return sample.context().getBean(OpenDecreeServer.class);
	}

	private static String port() {
		return sample.context().getEnvironment().getRequiredProperty("local.server.port");
	}

	private static void put(String path, String body, int status) {
		client.put()
			.uri("/config/{path}", path)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status);
	}

	private static void create(int status) {
		client.post()
			.uri("/blocking/todos")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("title", "Call the bank"))
			.exchange()
			.expectStatus()
			.isEqualTo(status);
	}

	private static void awaitValue(String path, String value) {
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(() -> client.get()
				.uri("/config")
				.exchange()
				.expectBody()
				.jsonPath("$.values['" + path + "']")
				.isEqualTo(value));
	}

}
