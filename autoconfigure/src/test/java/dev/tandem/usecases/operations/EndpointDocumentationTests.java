package dev.tandem.usecases.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.tandem.ApiResponseException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Twin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the example of the page on the endpoint to what the endpoint answers.
 */
@Timeout(180)
class EndpointDocumentationTests {

	private static final Path PAGE = Path.of("../docs/operations/endpoint.md");

	/**
	 * What differs from run to run.
	 */
	private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

	@Test
	void answerIsThatOfTheExample(@TempDir Path directory) throws IOException {
		try (FaultServer server = FaultServer.plain(Fault.answer("{}"), Fault.answer(404, "{}"));
				TicketDesk desk = TicketDesk.configured(directory,
						snippet("yaml", 1).replace(":8080", ":" + server.port()),
						"management.endpoints.web.exposure.include=apiclients",
						"management.endpoint.apiclients.show-values=always")) {
			desk.get(Twin.REACTIVE).get();
			Awaitility.await()
				.until(() -> desk.json("/apiclients/tickets").at("/pools/0/idle").asInt(), Integer.valueOf(1)::equals);
			desk.get(Twin.BLOCKING).failure(ApiResponseException.class);
			JsonNode example = read(snippet("json", 0), server, directory);
			Awaitility.await()
				.untilAsserted(() -> assertHolds(read(desk.text("/apiclients"), server, directory), example, ""));
		}
	}

	private static JsonNode read(String json, FaultServer server, Path directory) {
		String uniform = TIME.matcher(json).replaceAll("TIME").replace(":" + server.port(), ":8080");
		return JsonMapper.shared().readTree(uniform.replace(directory + "/", ""));
	}

	/**
	 * The example leaves out operations and settings, but no other field.
	 */
	private static void assertHolds(JsonNode actual, JsonNode example, String path) {
		if (example.isObject()) {
			if (!path.endsWith("/settings")) {
				assertThat(actual.propertyNames()).as(path).containsExactlyElementsOf(example.propertyNames());
			}
			for (Map.Entry<String, JsonNode> field : example.properties()) {
				assertHolds(actual.path(field.getKey()), field.getValue(), path + "/" + field.getKey());
			}
		}
		else if (path.endsWith("/operations")) {
			assertThat(actual).as(path).containsAll(example);
		}
		else if (example.isArray()) {
			assertThat(actual).as(path).hasSameSizeAs(example);
			for (int i = 0; i < example.size(); i++) {
				assertHolds(actual.path(i), example.path(i), path + "/" + i);
			}
		}
		else if (path.endsWith("/origin") || path.endsWith("/message")) {
			assertThat(actual.stringValue()).as(path).contains(example.stringValue());
		}
		else {
			assertThat(actual).as(path).isEqualTo(example);
		}
	}

	private static String snippet(String language, int index) throws IOException {
		List<String> snippets = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(PAGE))
			.results()
			.map((match) -> match.group(1))
			.toList();
		return snippets.get(index);
	}

}
