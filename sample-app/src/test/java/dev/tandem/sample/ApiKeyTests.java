package dev.tandem.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.tandem.sample.bloomy.user.BlockingUserApi;
import dev.tandem.standin.Answer;
import dev.tandem.standin.StandIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Where the key comes from: the property, the environment variable, the file, in that
 * order. The stand-in brings its own.
 */
class ApiKeyTests {

	private static final Map<String, Object> NO_VARIABLES = Map.of();

	private static final Map<String, Object> VARIABLES = Map.of("BG_API_KEY", "from-environment");

	private static final String PROPERTY = "--tandem.clients.bloomy.api-key=from-property";

	private static final StandIn upstream = new StandIn("bloomy", "/api/v1").route("GET", "/users/mine",
			(request) -> Answer.json(200, Map.of("Id", 1)));

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@BeforeEach
	void reset() {
		upstream.reset();
	}

	@AfterAll
	static void close() {
		upstream.close();
	}

	@Test
	void startWhenAllAreGivenSendsProperty() throws IOException {
		writeFile();
		assertSends("from-property", VARIABLES, PROPERTY);
	}

	@Test
	void startWhenPropertyIsMissingSendsEnvironmentVariable() throws IOException {
		writeFile();
		assertSends("from-environment", VARIABLES);
	}

	@Test
	void startWhenOnlyFileIsGivenSendsFile() throws IOException {
		writeFile();
		assertSends("from-file", NO_VARIABLES);
	}

	@Test
	void startWhenNoneIsGivenFailsAndNamesWhatIsMissing() {
		assertThatException().isThrownBy(() -> assertSends("none", NO_VARIABLES))
			.extracting(NestedExceptionUtils::getMostSpecificCause)
			.asString()
			.contains("tandem.clients.bloomy.api-key", "refers to 'api_key', which is not set");
	}

	@Test
	void startWhenUpstreamIsEmbeddedSendsItsKeyAndKeepsTheOthers() throws IOException {
		writeFile();
		try (RunningSample sample = RunningSample.start(VARIABLES, "--user.home=" + this.home)) {
			sample.client().get().uri("/blocking/me").exchange().expectStatus().isOk();
		}
	}

	private void writeFile() throws IOException {
		Path directory = Files.createDirectory(this.home.resolve(".bloomy"));
		Files.writeString(directory.resolve("config.yaml"), """
				version: 1
				api_key: from-file
				""");
	}

	private void assertSends(String key, Map<String, Object> variables, String... args) {
		String[] all = { "--user.home=" + this.home, "--tandem.clients.bloomy.base-url=" + upstream.uri(),
				(args.length > 0) ? args[0] : "--debug=false" };
		try (RunningSample sample = RunningSample.start(variables, all)) {
			sample.context().getBean(BlockingUserApi.class).currentUser();
		}
		assertThat(upstream.received("/users/mine")).singleElement()
			.satisfies((request) -> assertThat(request.header("Authorization")).isEqualTo("Bearer " + key));
	}

}
