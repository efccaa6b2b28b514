package dev.tandem.standin.openapp;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stand-in keeps to what is known of OpenApp, so that a call that it accepts is one
 * that the real one accepts.
 */
class OpenAppServerTests {

	private static final OpenAppServer server = new OpenAppServer();

	@AfterAll
	static void close() {
		server.close();
	}

	private static RestTestClient client() {
		return RestTestClient.bindToServer()
			.baseUrl(server.http().uri().toString())
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + server.key())
			.build();
	}

	@Test
	void keyHasTheAddressAndASecret() {
		assertThat(server.key()).matches("http://127\\.0\\.0\\.1:\\d+/api/v1_openapp_.+");
	}

	@ParameterizedTest
	@CsvSource({ "/status, , 200", "/orgs, , 401", "/orgs, Bearer embedded-secret, 401", "/nothing, , 401" })
	void keyIsWantedAsAWhole(String path, @Nullable String authorization, int status) {
		RestTestClient.RequestHeadersSpec<?> request = RestTestClient.bindToServer()
			.baseUrl(server.http().uri().toString())
			.build()
			.get()
			.uri(path);
		if (authorization != null) {
			request.header(HttpHeaders.AUTHORIZATION, authorization);
		}
		request.exchange().expectStatus().isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			GET    | /devices                        |    |     | 400
			GET    | /devices                        |    | o9  | 403
			GET    | /devices                        |    | o1  | 200
			GET    | /devices/none                   |    |     | 404
			GET    | /nothing                        |    |     | 404
			POST   | /orgs                           | {} |     | 400
			POST   | /entities/o1-e1/actions/explode | {} |     | 400
			POST   | /devices/o1-d1/image            | {} |     | 400
			DELETE | /api-keys/none                  |    |     | 404
			""")
	void whatIsRefusedIsInTheEnvelope(String method, String path, @Nullable String body, @Nullable String org,
			int status) {
		RestTestClient.RequestBodySpec request = client().method(HttpMethod.valueOf(method))
			.uri(path)
			.header("X-Request-Id", "r1");
		if (org != null) {
			request.header("X-Org", org);
		}
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).body(body);
		}
		RestTestClient.BodyContentSpec answer = request.exchange().expectStatus().isEqualTo(status).expectBody();
		if (status != 200) {
			answer.jsonPath("$.message")
				.isNotEmpty()
				.jsonPath("$.code")
				.isNotEmpty()
				.jsonPath("$.details.path")
				.isEqualTo(path)
				.jsonPath("$.correlationId")
				.isEqualTo("r1");
		}
	}

	@ParameterizedTest
	@CsvSource({ "2, 0, 2", "2, 4, 1", "1000, 0, 5", "2, 5, 0" })
	void pagesAreOfALimitFromAnOffset(int limit, int offset, int size) {
		client().get()
			.uri("/devices?limit={limit}&offset={offset}", limit, offset)
			.header("X-Org", "o1")
			.exchange()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(size)
			.jsonPath("$.total")
			.isEqualTo(5);
	}

}
