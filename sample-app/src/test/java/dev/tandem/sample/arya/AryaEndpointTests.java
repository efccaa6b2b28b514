package dev.tandem.sample.arya;

import java.nio.charset.StandardCharsets;

import dev.tandem.sample.SampleTest;
import dev.tandem.standin.Answer;
import dev.tandem.standin.Fault;
import dev.tandem.standin.arya.AryaServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the sample offers of the API of cats, by both twins.
 */
@SampleTest
@ParameterizedClass
@ValueSource(strings = { "/blocking/arya", "/reactive/arya" })
class AryaEndpointTests {

	private final String base;

	private final RestTestClient client;

	private final AryaServer server;

	AryaEndpointTests(String base, @Autowired RestTestClient client, @Autowired AryaServer server) {
		this.base = base;
		this.client = client;
		this.server = server;
	}

	@AfterEach
	void reset() {
		this.server.http().reset();
	}

	@Test
	void catsAreListedAndFound() {
		assertThat(send(HttpMethod.GET, "/cats", "", 200)).contains("{\"name\":\"felix\",\"age\":7}", "tom");
		assertThat(send(HttpMethod.GET, "/cats/tom", "", 200)).contains("\"age\":3");
		assertThat(send(HttpMethod.GET, "/cats/none", "", 404)).contains("\"client\":\"arya\"",
				"\"operation\":\"GET /cats/{name}\"");
	}

	@Test
	void catIsCreatedChangedAndRemoved() {
		assertThat(send(HttpMethod.POST, "/cats", "{\"name\":\"minka\",\"age\":1}", 201)).contains("minka");
		assertThat(send(HttpMethod.PATCH, "/cats/minka", "{\"age\":2}", 200)).contains("\"age\":2");
		assertThat(send(HttpMethod.DELETE, "/cats/minka", "", 204)).isEmpty();
	}

	@Test
	void fileIsUploadedAsAPart() {
		LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("file", new ByteArrayResource(new byte[100_000]) {
			@Override
			public String getFilename() {
				return "cat.png";
			}
		});
		this.client.post()
			.uri(this.base + "/files")
			.contentType(MediaType.MULTIPART_FORM_DATA)
			.body(parts)
			.exchange()
			.expectStatus()
			.isEqualTo(201)
			.expectBody()
			.jsonPath("$.multipart")
			.isEqualTo(true);
	}

	@Test
	void getWhenTheApiFailsAndRecoversAnswersAgain() {
		this.server.http().always(new Fault.Respond(Answer.empty(500)));
		send(HttpMethod.GET, "/cats/tom", "", 502);
		this.server.http().always(new Fault.CutOff());
		send(HttpMethod.GET, "/cats/tom", "", 502);
		this.server.http().reset();
		send(HttpMethod.GET, "/cats/tom", "", 200);
	}

	private String send(HttpMethod method, String path, String json, int status) {
		RestTestClient.RequestBodySpec request = this.client.method(method).uri(this.base + path);
		if (!json.isEmpty()) {
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
