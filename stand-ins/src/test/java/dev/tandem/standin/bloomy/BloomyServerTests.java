package dev.tandem.standin.bloomy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stand-in keeps to the contract, so that a call that it accepts is one that the real
 * API accepts.
 */
class BloomyServerTests {

	private static final BloomyServer upstream = new BloomyServer();

	private final RestTestClient client = client("Bearer " + BloomyServer.API_KEY);

	@AfterAll
	static void close() {
		upstream.close();
	}

	private static RestTestClient client(String authorization) {
		return RestTestClient.bindToServer()
			.baseUrl(upstream.uri().toString())
			.defaultHeader(HttpHeaders.AUTHORIZATION, authorization)
			.build();
	}

	@Test
	void uriIsOnLoopbackWithPathOfRealOne() {
		assertThat(upstream.uri()).hasHost("127.0.0.1").hasPath("/api/v1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer wrong", BloomyServer.API_KEY })
	void callWhenKeyIsWrongIsUnauthorized(String authorization) {
		client(authorization).get().uri("/users/mine").exchange().expectStatus().isUnauthorized();
		client(authorization).get().uri("/nothing/here").exchange().expectStatus().isUnauthorized();
	}

	@Test
	void callWhenKeyIsMissingIsUnauthorized() {
		RestTestClient.bindToServer()
			.baseUrl(upstream.uri().toString())
			.build()
			.get()
			.uri("/users/mine")
			.exchange()
			.expectStatus()
			.isUnauthorized();
	}

	@Test
	void getAnswersInPascalCase() {
		this.client.get()
			.uri("/L10/100")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.Id")
			.isEqualTo(100)
			.jsonPath("$.Basics.Name")
			.isEqualTo("Leadership");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/users/999", "/users/999/directreports", "/L10/999", "/L10/999/list", "/L10/999/attendees",
					"/L10/999/todos?INCLUDE_CLOSED=false", "/L10/999/issues?include_resolved=false", "/todo/999",
					"/todo/user/999", "/rocks/999", "/rocks/user/999?include_origin=true", "/archivedrocks/user/999",
					"/headline/999?Include_Origin=true", "/headline/users/999", "/l10/999/headlines", "/issues/999",
					"/issues/users/999", "/scorecard/user/999", "/scorecard/meeting/999", "/l10/100", "/nothing/here" })
	void getWhenUnknownIsNotFound(String uri) {
		this.client.get().uri(uri).exchange().expectStatus().isNotFound();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/L10/100/issues", "/L10/100/issues?INCLUDE_RESOLVED=true",
			"/L10/100/todos?include_closed=true", "/rocks/user/1", "/headline/601?include_origin=true", "/search/user",
			"/todo/nan" })
	void getWhenParameterIsMissingOrInOtherCaseIsBadRequest(String uri) {
		this.client.get().uri(uri).exchange().expectStatus().isBadRequest();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/todo/create        | {"title":"t","accountableUserId":1,"notes":"n","dueDate":"2026-12-01"} | 200
			/todo/create        | {"title":"t","accountableUserId":1}                                    | 200
			/todo/create        | {"Title":"t","accountableUserId":1}                                    | 400
			/todo/create        | {"title":"t","accountableUserId":1,"Notes":"n"}                        | 400
			/todo/create        | {"title":"t"}                                                          | 400
			/todo/create        | title=t                                                                | 400
			/L10/100/todos      | {"Title":"t","ForId":1,"Notes":"n","dueDate":"2026-12-01"}             | 200
			/L10/100/todos      | {"title":"t","forId":1}                                                | 400
			/L10/100/todos      | {"Title":"t","ForId":1,"DueDate":"2026-12-01"}                         | 400
			/L10/100/rocks      | {"title":"t","accountableUserId":1}                                    | 200
			/L10/100/rocks      | {"title":"t","accountableUserId":999}                                  | 404
			/L10/999/rocks      | {"title":"t","accountableUserId":1}                                    | 404
			/L10/100/headlines  | {"title":"t","ownerId":1,"notes":"n"}                                  | 200
			/L10/100/headlines  | {"title":"t","ownerid":1}                                              | 400
			/issues/create      | {"title":"t","meetingid":100,"ownerid":1,"notes":"n"}                  | 200
			/issues/create      | {"title":"t","meetingId":100,"ownerId":1}                              | 400
			/issues/701/complete| {"Complete":true}                                                      | 400
			/L10/create         | {"title":"t","addSelf":true}                                           | 200
			/L10/create         | {"title":"t","AddSelf":true}                                           | 400
			/L10/100/rocks      | {"title":"t","accountableUserId":1,"completion":1}                     | 400
			""")
	void postWhenBodyIsNotLetterForLetterIsBadRequest(String uri, String body, int status) {
		this.client.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status);
	}

}
