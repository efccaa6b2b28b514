package dev.tandem.standin.geopera;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stand-in keeps to what is known of Geopera, so that a call that it accepts is one
 * that the real one accepts.
 */
class GeoperaServerTests {

	private final GeoperaServer server = new GeoperaServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	private RestTestClient.ResponseSpec send(HttpMethod method, String operation, String key, String body) {
		return RestTestClient.bindToServer()
			.baseUrl(this.server.uri().toString())
			.build()
			.method(method)
			.uri("/v1/op/" + operation)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
			.header("Idempotency-Key", "k1")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			POST | catalog.search          | gpra_embedded | {"host_name":"h"}                        | 200
			POST | catalog.search          | gpra_reader   | {"host_name":"h"}                        | 200
			POST | orders.tasking.estimate | gpra_embedded | {"groups":[]}                            | 200
			POST | orders.tasking.place    | gpra_embedded | {"groups":[]}                            | 202
			POST | billing.topup           | gpra_embedded | {"amountAud":1}                          | 201
			POST | uploads.initiate        | gpra_embedded | {"project_id":"p","total_bytes":1}       | 200
			POST | catalog.search          | gpra_embedded | {}                                       | 422
			POST | catalog.search          | gpra_embedded | {"host_name":"h","limit":501}            | 422
			POST | orders.tasking.estimate | gpra_embedded | {}                                       | 422
			POST | uploads.initiate        | gpra_embedded | {}                                       | 422
			POST | catalog.search          | wrong         | {"host_name":"h"}                        | 401
			POST | billing.topup           | gpra_reader   | {"amountAud":1}                          | 403
			POST | orders.tasking.place    | gpra_reader   | {"groups":[]}                            | 403
			POST | no.such.operation       | gpra_embedded | {}                                       | 404
			POST | uploads.complete        | gpra_embedded | {"upload_id":"none"}                     | 404
			""")
	void operationAnswersAsItIsDocumented(String method, String operation, String key, String body, int status) {
		RestTestClient.ResponseSpec answer = send(HttpMethod.valueOf(method), operation, key, body);
		answer.expectStatus().isEqualTo(status);
		if (status == 422) {
			answer.expectHeader()
				.contentType(MediaType.APPLICATION_JSON)
				.expectBody()
				.jsonPath("$.detail[0].loc[0]")
				.isEqualTo("body")
				.jsonPath("$.detail[0].msg")
				.isNotEmpty()
				.jsonPath("$.detail[0].type")
				.isNotEmpty();
		}
		else if (status >= 400) {
			answer.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.expectBody()
				.jsonPath("$.status")
				.isEqualTo(status)
				.jsonPath("$.title")
				.isNotEmpty()
				.jsonPath("$.detail")
				.isNotEmpty();
		}
	}

	@Test
	void keyIsAnsweredByteForByteAndRefusedForAnotherRequest() {
		byte[] first = body(send(HttpMethod.POST, "billing.topup", GeoperaServer.KEY, "{\"amountAud\":5}"));
		assertThat(body(send(HttpMethod.POST, "billing.topup", GeoperaServer.KEY, "{\"amountAud\":5}")))
			.isEqualTo(first);
		send(HttpMethod.POST, "billing.topup", GeoperaServer.KEY, "{\"amountAud\": 5}").expectStatus().isEqualTo(409);
		send(HttpMethod.POST, "orders.tasking.place", GeoperaServer.KEY, "{\"amountAud\":6}").expectStatus()
			.isEqualTo(202);
	}

	@Test
	void requestBeyondTheLimitIsToldHowLongToWait() {
		this.server.limit(1, Duration.ofMinutes(1));
		send(HttpMethod.POST, "catalog.search", GeoperaServer.KEY, "{\"host_name\":\"h\"}").expectStatus().isOk();
		String wait = send(HttpMethod.POST, "catalog.search", GeoperaServer.KEY, "{\"host_name\":\"h\"}").expectStatus()
			.isEqualTo(429)
			.returnResult()
			.getResponseHeaders()
			.getFirst("Retry-After");
		assertThat(Integer.parseInt(String.valueOf(wait))).isBetween(1, 60);
	}

	@Test
	void fileIsTakenAtItsSignedUrlAndWithoutTheKeyOnly() {
		JsonNode upload = JsonMapper.shared()
			.readTree(body(send(HttpMethod.POST, "uploads.initiate", GeoperaServer.KEY, "{\"project_id\":\"p\"}")));
		URI signed = URI.create(upload.path("signed_url").asString());
		assertThat(put(signed, null)).isEqualTo(200);
		assertThat(put(signed, "Bearer " + GeoperaServer.KEY)).isEqualTo(403);
		assertThat(put(URI.create(signed.toString().replace("signature", "other")), null)).isEqualTo(403);
	}

	private static int put(URI uri, @Nullable String authorization) {
		RestTestClient.RequestBodySpec request = RestTestClient.bindToServer().build().put().uri(uri);
		if (authorization != null) {
			request.header(HttpHeaders.AUTHORIZATION, authorization);
		}
		return request.body("file".getBytes(StandardCharsets.UTF_8)).exchange().returnResult().getStatus().value();
	}

	private static byte[] body(RestTestClient.ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectBody().returnResult().getResponseBodyContent());
	}

}
