package dev.tandem.sample.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tandem.sample.contract.Remote.Server;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the definitions of a system and its stand-in to the same facts, so that neither
 * agrees with the other alone.
 */
class ContractTests {

	private static final String MULTIPART = """
			--b
			Content-Disposition: form-data; name="%s"; filename="a.png"
			Content-Type: image/png

			png
			--b--
			""".replace("\n", "\r\n");

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@EnumSource
	void definitionsHaveTheOperationsOfTheContract(Remote remote) {
		assertThat(remote.operations().stream().map(Operation::operation).collect(Collectors.toSet()))
			.containsExactlyInAnyOrderElementsOf(
					remote.facts().stream().filter(Fact::isCalled).map(Fact::operation).collect(Collectors.toSet()));
	}

	@ParameterizedTest
	@EnumSource
	void definitionsSendAndReadFieldsOfTheContract(Remote remote) {
		Map<String, Fact> facts = new HashMap<>();
		remote.facts().forEach((fact) -> facts.put(fact.operation(), fact));
		SoftAssertions softly = new SoftAssertions();
		for (Operation operation : remote.operations()) {
			Fact fact = Objects.requireNonNull(facts.get(operation.operation()), operation.operation());
			softly.assertThat(fact.bodyFields()).as("body of %s", operation).containsAll(operation.body());
			softly.assertThat(fact.bodyFields().isEmpty())
				.as("body of %s", operation)
				.isEqualTo(operation.body().isEmpty());
			softly.assertThat(fact.responseFields()).as("response of %s", operation).containsAll(operation.response());
		}
		softly.assertAll();
	}

	@ParameterizedTest
	@EnumSource
	void standInHasTheOperationsOfTheContract(Remote remote) {
		try (Server server = remote.start()) {
			assertThat(server.routes()).containsExactlyInAnyOrderElementsOf(
					remote.facts().stream().map(Fact::route).collect(Collectors.toSet()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void standInAnswersEachExampleOfTheContract(Remote remote) throws IOException, InterruptedException {
		SoftAssertions softly = new SoftAssertions();
		try (Server server = remote.start()) {
			for (Fact fact : remote.facts()) {
				HttpResponse<InputStream> response = this.client.send(request(server, fact),
						BodyHandlers.ofInputStream());
				boolean stream = fact.status().equals("stream");
				softly.assertThat(response.statusCode())
					.as("%s", fact)
					.isEqualTo(stream ? 200 : Integer.parseInt(fact.status()));
				softly.assertThat(fields(response, stream)).as("%s", fact).containsAll(fact.requiredFields());
			}
		}
		softly.assertAll();
	}

	private static HttpRequest request(Server server, Fact fact) {
		HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(fact.uri()))
			.timeout(Duration.ofSeconds(20));
		server.headers().forEach(request::header);
		String[] body = fact.body().split(" ", 2);
		String content = switch (body[0]) {
			case "form" -> body[1];
			case "multipart" -> MULTIPART.formatted(body[1]);
			default -> fact.body();
		};
		if (!content.isEmpty()) {
			request.header("Content-Type", switch (body[0]) {
				case "form" -> "application/x-www-form-urlencoded";
				case "multipart" -> "multipart/form-data; boundary=b";
				default -> "application/json";
			});
		}
		return request.method(fact.verb(), BodyPublishers.ofString(content)).build();
	}

	private static Set<String> fields(HttpResponse<InputStream> response, boolean stream) throws IOException {
		try (InputStream body = response.body()) {
			String text = stream ? line(body) : new String(body.readAllBytes(), StandardCharsets.UTF_8);
			if (text.isEmpty()) {
				return Set.of();
			}
			JsonNode node = JsonMapper.shared().readTree(text);
			return Set.copyOf((node.isArray() ? node.path(0) : node).propertyNames());
		}
	}

	private static String line(InputStream body) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = body.read(); c >= 0 && c != '\n'; c = body.read()) {
			line.append((char) c);
		}
		return line.toString();
	}

}
