package dev.tandem.sample;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every endpoint, through both twins.
 */
@SampleTest
class EndpointTests {

	private final RestTestClient client;

	EndpointTests(@Autowired RestTestClient client) {
		this.client = client;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/me                                 | "Name":"Ada Quist"
			/me                                 | "DirectReports":[{"Id":2
			/me                                 | "Positions":[{"Id":501,"Name":"Visionary"}
			/meetings                           | "Key":"L10-101"
			/meetings/100                       | "Attendees":[{"Id":1
			/meetings/100                       | "Issues":[{"Id":701
			/meetings/100                       | "Todos":[{"Id":1001
			/meetings/100                       | "Measurables":[{"Id":301
			/todos                              | "Name":"Sign the lease"
			/todos?meetingId=100                | "Origin":"Leadership"
			/todos?userId=2                     | "Name":"Book the offsite"
			/goals                              | "Archived":[{"Id":403
			/goals?userId=2                     | "Name":"Ship the mobile app"
			/headlines                          | "Name":"Largest order so far"
			/headlines?meetingId=102            | "Name":"New colleague in support"
			/issues                             | "Name":"Invoices go out late"
			/issues?userId=2                    | "Name":"Build takes an hour"
			/scorecard                          | "Measured":95000.0
			/scorecard?weekOffset=-1            | "Week":"2026-W44"
			/scorecard?userId=3&showEmpty=true  | "MeasurableName":"Demos"
			""")
	void getWhenKnownAnswersTheSameByBothTwins(String path, String expected) {
		String blocking = get("/blocking" + path);
		assertThat(blocking).contains(expected);
		assertThat(get("/reactive" + path)).isEqualTo(blocking);
	}

	private String get(String uri) {
		return new String(this.client.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
			.expectBody()
			.returnResult()
			.getResponseBodyContent(), StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					todos     | {"title":"Call the bank"}
					todos     | {"title":"Call the bank","meetingId":101,"userId":2,"dueDate":"2026-12-01","notes":"Ask for Eve"}
					goals     | {"title":"Hire two people","meetingId":101}
					headlines | {"title":"We moved","meetingId":101,"notes":"Boxes everywhere"}
					issues    | {"title":"No coffee","meetingId":101,"userId":3}
					""")
	void postWhenValidCreatesTheSameByBothTwins(String resource, String body) {
		ObjectNode blocking = create("/blocking/" + resource, body);
		ObjectNode reactive = create("/reactive/" + resource, body);
		assertThat(blocking.path("Name")).isEqualTo(JsonMapper.shared().readTree(body).path("title"));
		assertThat(blocking.remove("Id")).isNotEqualTo(reactive.remove("Id"));
		assertThat(reactive).isEqualTo(blocking);
	}

	private ObjectNode create(String uri, String body) {
		byte[] created = this.client.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return JsonMapper.shared().readValue(created, ObjectNode.class);
	}

	@Test
	void postWhenCreatedIsInTheListOfTheOtherTwin() {
		create("/blocking/todos", """
				{"title":"By the blocking twin"}""");
		create("/reactive/todos", """
				{"title":"By the reactive twin"}""");
		assertThat(get("/reactive/todos")).contains("By the blocking twin");
		assertThat(get("/blocking/todos")).contains("By the reactive twin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "todos", "goals", "headlines", "issues" })
	void postWhenTitleIsMissingIsRefused(String resource) {
		for (Twin twin : Twin.values()) {
			this.client.post()
				.uri("/" + twin.name().toLowerCase(Locale.ROOT) + "/" + resource)
				.contentType(MediaType.APPLICATION_JSON)
				.body("""
						{"meetingId":101}""")
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "todos", "headlines", "issues", "scorecard" })
	void listWhenUserAndMeetingAreGivenIsRefused(String resource) {
		for (Twin twin : Twin.values()) {
			this.client.get()
				.uri("/" + twin.name().toLowerCase(Locale.ROOT) + "/" + resource + "?userId=1&meetingId=100")
				.exchange()
				.expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.detail")
				.isEqualTo("Give either userId or meetingId, not both");
		}
	}

}
