package dev.tandem.test.todo;

import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.ApiClients;
import dev.tandem.test.ApiClientTest;
import dev.tandem.test.RecordedClient;
import dev.tandem.test.StubbedClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test that stubs a client which does not exist would leave the one that is meant
 * calling the real API: its context does not start.
 */
class MisnamedClientTests {

	private static final String MEANT = " The clients are: geo, plain, todo. Is 'todo' meant?";

	@Test
	void applicationWhenAFieldNamesNoClientDoesNotStart() {
		assertThat(failures(MisspeltField.class))
			.containsExactly("There is no client 'todos', which @StubbedClient of %s names.%s"
				.formatted(MisspeltField.class.getName(), MEANT));
	}

	@Test
	void applicationWhenAParameterNamesNoClientDoesNotStart() {
		assertThat(failures(MisspeltParameter.class))
			.containsExactly("There is no client 'elsewhere', which @StubbedClient of %s names. The clients are: %s."
				.formatted(MisspeltParameter.class.getName(), "geo, plain, todo"));
	}

	@Test
	void applicationWhenARecordingNamesNoClientDoesNotStart() {
		assertThat(failures(MisspeltRecording.class))
			.containsExactly("There is no client 'tood', which @RecordedClient of %s names.%s"
				.formatted(MisspeltRecording.class.getName(), MEANT));
	}

	@Test
	void sliceWhenAFieldNamesNoClientDoesNotStart() {
		assertThat(failures(MisspeltSlice.class)).containsExactly(
				"There is no client 'todos', which @StubbedClient of %s names. The clients of @ApiClientTest are: todo. Is 'todo' meant?"
					.formatted(MisspeltSlice.class.getName()));
	}

	@Test
	void sliceWhenAFieldNamesAClientThatItDoesNotStartDoesNotStart() {
		assertThat(failures(OtherSlice.class)).containsExactly(
				"There is no client 'geo', which @StubbedClient of %s names. The clients of @ApiClientTest are: todo."
					.formatted(OtherSlice.class.getName()));
	}

	@ParameterizedTest
	@ValueSource(classes = { WithoutDefinition.class, ConfiguredByTest.class, Replaced.class })
	void applicationWhenTheClientHasNoDefinitionOrNoCallsOfItsOwnStarts(Class<?> test) {
		assertThat(failures(test)).isEmpty();
	}

	/**
	 * Run the one test of a class.
	 * @return the message of its failure, if it fails
	 */
	private static List<String> failures(Class<?> test) {
		return EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(test))
			.configurationParameter("junit.jupiter.conditions.deactivate", "*")
			.execute()
			.testEvents()
			.assertStatistics((statistics) -> statistics.started(1))
			.failed()
			.stream()
			.map((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
			.map((failure) -> String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage()))
			.toList();
	}

	@SpringBootTest(properties = { "TODO_API_KEY=k", "PLAIN_API_KEY=k" })
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class MisspeltField {

		@StubbedClient("geo")
		WireMockServer geo;

		@StubbedClient("todos")
		WireMockServer server;

		@Test
		void test() {
			assertThat(this.server.isRunning()).isTrue();
		}

	}

	@SpringBootTest(properties = { "TODO_API_KEY=k", "PLAIN_API_KEY=k" })
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class MisspeltParameter {

		@StubbedClient("geo")
		WireMockServer geo;

		@Test
		void test(@StubbedClient("elsewhere") WireMockServer server) {
			assertThat(server.isRunning()).isTrue();
		}

	}

	@SpringBootTest(properties = { "TODO_API_KEY=k", "PLAIN_API_KEY=k" })
	@RecordedClient("tood")
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class MisspeltRecording {

		@StubbedClient("geo")
		WireMockServer geo;

		@Test
		void test(@Autowired ApiClients clients) {
			assertThat(clients.names()).isNotEmpty();
		}

	}

	@ApiClientTest(TodoApi.class)
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class MisspeltSlice {

		@StubbedClient("todos")
		WireMockServer server;

		@Test
		void test() {
			assertThat(this.server.isRunning()).isTrue();
		}

	}

	@ApiClientTest(TodoApi.class)
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class OtherSlice {

		@StubbedClient("geo")
		WireMockServer server;

		@Test
		void test() {
			assertThat(this.server.isRunning()).isTrue();
		}

	}

	@SpringBootTest
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class WithoutDefinition {

		@StubbedClient("todo")
		WireMockServer todo;

		@StubbedClient("geo")
		WireMockServer geo;

		@StubbedClient("plain")
		WireMockServer server;

		@Test
		void test(@Autowired ApiClients clients) {
			this.server.stubFor(WireMock.get("/pen").willReturn(WireMock.ok("red")));
			assertThat(clients.client("plain").get("/pen").blocking().retrieve(String.class)).isEqualTo("red");
		}

	}

	@SpringBootTest(properties = "tandem.clients.plain.api-key=k")
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class ConfiguredByTest {

		@StubbedClient("todo")
		WireMockServer todo;

		@StubbedClient("geo")
		WireMockServer geo;

		@StubbedClient("weather-map")
		WireMockServer server;

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry properties) {
			properties.add("tandem.clients.weather-map.timeouts.call", () -> "20s");
		}

		@Test
		void test(@Autowired ApiClients clients) {
			this.server.stubFor(WireMock.get("/sky").willReturn(WireMock.ok("blue")));
			assertThat(clients.client("weather-map").get("/sky").blocking().retrieve(String.class)).isEqualTo("blue");
		}

	}

	@SpringBootTest(properties = "tandem.clients.plain.api-key=k")
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class Replaced {

		@MockitoBean
		TodoApi todos;

		@StubbedClient("todo")
		WireMockServer todo;

		@StubbedClient("geo")
		WireMockServer geo;

		@Test
		void test() {
			assertThat(this.todo.isRunning()).isTrue();
		}

	}

}
