package dev.tandem.sample.bloomy.bulk;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.tandem.bulk.BulkOutcome;
import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import dev.tandem.sample.bloomy.todo.BlockingTodoApi;
import dev.tandem.sample.bloomy.todo.NewTodo;
import dev.tandem.sample.bloomy.todo.Todo;
import dev.tandem.sample.bloomy.todo.TodoApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many at once: what fails is told beside what does not.
 */
@SampleTest
@ParameterizedClass
@EnumSource
class BulkTests {

	private final String base;

	private final RestTestClient client;

	private final BlockingTodoApi todos;

	BulkTests(Twin twin, @Autowired RestTestClient client, @Autowired BlockingTodoApi blocking,
			@Autowired TodoApi reactive) {
		this.base = (twin == Twin.BLOCKING) ? "/blocking/bulk/" : "/reactive/bulk/";
		this.client = client;
		this.todos = twin.of(BlockingTodoApi.class, blocking, reactive);
	}

	@Test
	void createManyWhenOneFailsCreatesTheOthers() {
		List<NewTodo> inputs = List.of(new NewTodo("One", null, null, null, null),
				new NewTodo("Two", 999L, null, null, null), new NewTodo("Three", 101L, 2L, null, null));
		assertThat(this.todos.createMany(inputs)).isNotNull().satisfies((result) -> {
			assertThat(result.outcomes()).extracting(BulkOutcome::input).isEqualTo(inputs);
			assertThat(result.outputs()).extracting(Todo::name).containsExactly("One", "Three");
			assertThat(result.failures()).singleElement().satisfies((failure) -> {
				assertThat(failure.index()).isOne();
				assertThat(failure.error()).hasMessageContaining("404");
			});
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			todos     | {"title":"Call"}
			goals     | {"title":"Grow","meetingId":101}
			headlines | {"title":"Moved","meetingId":101}
			issues    | {"title":"Slow","meetingId":101}
			meetings  | {"title":"Planning","addSelf":false}
			""")
	void createWhenInputsAreIncompleteSaysWhich(String resource, String good) {
		JsonNode report = send(HttpMethod.POST, resource, "[{\"title\":\"\",\"meetingId\":101,\"addSelf\":true}," + good
				+ ",{\"title\":5,\"meetingId\":\"x\",\"addSelf\":[]}]");
		assertThat(report.path("successful")).hasSize(1);
		assertThat(report.path("failed")).hasSize(2);
		assertThat(report.path("failed").path(0).path("index").asInt()).isZero();
		assertThat(report.path("failed").path(0).path("input").path("title").asString()).isEmpty();
		assertThat(report.path("failed").path(0).path("error").asString()).isEqualTo("title must not be empty");
		assertThat(report.path("failed").path(1).path("index").asInt()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "todos?ids=1001,999,1003", "goals?ids=401,999,402", "headlines?ids=601,999,602",
			"issues?ids=701,999,702", "meetings?ids=100,999,101" })
	void getWhenOneIsNotThereHasTheOthersInOrder(String uri) {
		JsonNode report = send(HttpMethod.GET, uri, "");
		List<String> ids = List.of(StringUtils.commaDelimitedListToStringArray(uri.substring(uri.indexOf('=') + 1)));
		assertThat(report.path("successful").valueStream().map((item) -> item.path("Id").asString()))
			.containsExactly(ids.get(0), ids.get(2));
		assertThat(report.path("failed").path(0).path("index").asInt()).isOne();
		assertThat(report.path("failed").path(0).path("input").asInt()).isEqualTo(999);
	}

	private JsonNode send(HttpMethod method, String uri, String body) {
		byte[] answer = this.client.method(method)
			.uri(this.base + uri)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return JsonMapper.shared().readTree(new String(answer, StandardCharsets.UTF_8));
	}

}
