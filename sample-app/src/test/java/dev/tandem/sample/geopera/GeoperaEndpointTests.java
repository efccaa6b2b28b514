package dev.tandem.sample.geopera;

import java.nio.charset.StandardCharsets;

import dev.tandem.sample.SampleTest;
import dev.tandem.standin.geopera.GeoperaServer;
import dev.tandem.standin.Answer;
import dev.tandem.standin.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
 * What the sample offers of Geopera, by both twins.
 */
@SampleTest
@ParameterizedClass
@ValueSource(strings = { "/blocking/geopera", "/reactive/geopera" })
class GeoperaEndpointTests {

	private final String base;

	private final RestTestClient client;

	private final GeoperaServer server;

	GeoperaEndpointTests(String base, @Autowired RestTestClient client, @Autowired GeoperaServer server) {
		this.base = base;
		this.client = client;
		this.server = server;
	}

	@AfterEach
	void reset() {
		this.server.http().reset();
		this.server.storage().reset();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/catalog/search    | {"host_name":"api.geopera.com","limit":1}      | 200 | "next":"
					/catalog/search    | {"host_name":"api.geopera.com","limit":0}      | 422 | "loc":["body","limit"]
					/tasking/estimates | [{"groups":[{"areaKm2":5}]},{"groups":[{}]},{}]| 200 | [{"estimate":{"groups":[{"areaKm2":5.0,"aud":10.0}],"errors":[],"totalAud":10.0,"totalCredits":1000}},{"estimate":{"groups":[],"errors":[{"message":"A group has no area"}],"totalAud":0.0,"totalCredits":0}},{"error":"[Violation[loc=[body, groups], msg=Field required, type=missing]]"}]
					/tasking/orders    | {"groups":[{"areaKm2":5}]}                     | 202 | "status":"accepted"
					/billing/topups    | {"amountAud":5}                                | 201 | "credits":500
					/billing/topups    | {"amountAud":0}                                | 422 | greater than 0
					""")
	void postAnswers(String path, String body, int status, String expected) {
		assertThat(send(HttpMethod.POST, path, body, this.base + path + body, status)).contains(expected);
	}

	@Test
	void itemsOfAllPagesAreListed() {
		assertThat(send(HttpMethod.GET, "/catalog/items?collection=sentinel-1-grd", null, "k", 200))
			.contains("sentinel-1-grd-0", "sentinel-1-grd-24");
	}

	@Test
	void orderWithTheKeyOfAnotherIsRefusedAsGeoperaSays() {
		String key = "other" + this.base;
		send(HttpMethod.POST, "/tasking/orders", "{\"groups\":[]}", key, 202);
		assertThat(send(HttpMethod.POST, "/tasking/orders", "{\"groups\":[{}]}", key, 409))
			.contains("The key was used for another request");
	}

	@Test
	void faultsComeAndGo() {
		this.server.http().always(new Fault.Respond(Answer.empty(500)));
		assertThat(send(HttpMethod.POST, "/catalog/search", "{\"host_name\":\"h\"}", "k", 502))
			.contains("The upstream answered 500.");
		assertThat(send(HttpMethod.POST, "/tasking/estimates", "[{\"groups\":[]}]", "k", 200))
			.isEqualTo("[{\"error\":\"unexpected status 500\"}]");
		this.server.http().reset();
		send(HttpMethod.POST, "/catalog/search", "{\"host_name\":\"h\"}", "k", 200);
	}

	@Test
	void fileIsUploaded() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentDispositionFormData("file", "tiles.tif");
		LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("file", new HttpEntity<>(new ByteArrayResource(new byte[100_000]), headers));
		this.client.post()
			.uri(this.base + "/uploads?projectId=p1")
			.contentType(MediaType.MULTIPART_FORM_DATA)
			.body(parts)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("complete");
		assertThat(this.server.storage().received()).singleElement()
			.satisfies((request) -> assertThat(request.body()).hasSize(100_000));
	}

	private String send(HttpMethod method, String path, @Nullable String json, String key, int status) {
		RestTestClient.RequestBodySpec request = this.client.method(method)
			.uri(this.base + path)
			.header("Idempotency-Key", Integer.toHexString(key.hashCode()));
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
