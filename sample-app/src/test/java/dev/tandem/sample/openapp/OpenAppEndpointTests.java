package dev.tandem.sample.openapp;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.tandem.sample.SampleTest;
import dev.tandem.standin.openapp.OpenAppServer;
import dev.tandem.standin.Answer;
import dev.tandem.standin.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the sample offers of OpenApp, by both twins.
 */
@SampleTest
@ParameterizedClass
@ValueSource(strings = { "/blocking/openapp", "/reactive/openapp" })
class OpenAppEndpointTests {

	private final String base;

	private final RestTestClient client;

	private final OpenAppServer server;

	OpenAppEndpointTests(String base, @Autowired RestTestClient client, @Autowired OpenAppServer server) {
		this.base = base;
		this.client = client;
		this.server = server;
	}

	@AfterEach
	void reset() {
		this.server.http().reset();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/status          | "version":"1.4.2"
			/orgs            | "id":"o2"
			/orgs/o1         | "name":"Organization o1"
			/users?q=ALICE   | "email":"alice@example.com"
			/users/u1        | "orgId":"o1"
			/orgs/o2/devices | "id":"o2-d5"
			/devices/o1-d2   | "name":"Gate 2"
			/orgs/o2/entities| "deviceId":"o2-d5"
			/entities/o1-e2  | "state":"closed"
			/api-keys        | "name":"Sample"
			""")
	void getAnswers(String path, String expected) {
		assertThat(body(HttpMethod.GET, path, null, 200)).contains(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/orgs                                    | {"name":"Acme"}                  | 201 | "name":"Acme"
					/users                                   | {"email":"bob@example.com"}      | 201 | "email":"bob@example.com"
					/users                                   | {"email":""}                     | 400 | Failed to read request
					/entities/o1-e3/actions/switchable.open  | {"reason":"visitor buzzed in"}   | 200 | "reason":"visitor buzzed in"
					/entities/o1-e3/actions/explode          | {}                               | 400 | "code":"UNKNOWN_ACTION"
					/entities/none/actions/open              | {}                               | 404 | "correlationId":"
					""")
	void postAnswers(String path, String body, int status, String expected) {
		assertThat(body(HttpMethod.POST, path, body, status)).contains(expected);
	}

	@Test
	void keysAreCreatedAndRevoked() {
		ObjectNode key = JsonMapper.shared()
			.readValue(body(HttpMethod.POST, "/api-keys", "{\"name\":\"CI\"}", 201), ObjectNode.class);
		body(HttpMethod.DELETE, "/api-keys/" + key.path("id").asString(), null, 204);
		assertThat(body(HttpMethod.DELETE, "/api-keys/" + key.path("id").asString(), null, 404)).contains("No such id");
	}

	@ParameterizedTest
	@CsvSource({ "image/png, 200", "text/plain, 415" })
	void imageIsUploaded(String contentType, int status) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.parseMediaType(contentType));
		headers.setContentDispositionFormData("file", "gate");
		LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("file", new HttpEntity<>(new ByteArrayResource(new byte[100_000]), headers));
		byte[] answer = this.client.post()
			.uri(this.base + "/devices/o1-d4/image")
			.contentType(MediaType.MULTIPART_FORM_DATA)
			.body(parts)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		ObjectNode body = JsonMapper.shared().readValue(Objects.requireNonNull(answer), ObjectNode.class);
		if (status == 200) {
			assertThat(body.path("device").path("image").path("size").asInt()).isEqualTo(100_000);
			assertThat(body.path("bytes").asLong()).isGreaterThan(100_000);
		}
		else {
			assertThat(body.path("detail").asString()).isEqualTo("Not an image: text/plain");
		}
	}

	@Test
	void getWhenOpenAppFailsAndRecoversAnswersAgain() {
		this.server.http().always(new Fault.Respond(Answer.empty(500)));
		assertThat(body(HttpMethod.GET, "/orgs/o1", null, 502)).contains("OpenApp answered 500 without saying why.");
		this.server.http().reset();
		assertThat(body(HttpMethod.GET, "/orgs/o1", null, 200)).contains("\"id\":\"o1\"");
	}

	private String body(HttpMethod method, String path, @Nullable String json, int status) {
		RestTestClient.RequestBodySpec request = this.client.method(method).uri(this.base + path);
		if (json != null) {
			request.contentType(MediaType.APPLICATION_JSON).body(json);
		}
		byte[] body = request.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

}
