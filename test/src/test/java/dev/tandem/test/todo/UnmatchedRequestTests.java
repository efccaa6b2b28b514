package dev.tandem.test.todo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.ApiResponseException;
import dev.tandem.CallOptions;
import dev.tandem.test.ApiClientTest;
import dev.tandem.test.StubbedClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A test whose request matches no stub fails, even if it expects the failure of the call.
 */
class UnmatchedRequestTests {

	@Test
	void testWhenRequestMatchesNoStubFailsAndShowsTheNearest() {
		EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(Careless.class))
			.configurationParameter("junit.jupiter.conditions.deactivate", "*")
			.execute()
			.testEvents()
			.assertThatEvents()
			.haveExactly(1, EventConditions.event(EventConditions.test("mistyped"), EventConditions
				.finishedWithFailure(TestExecutionResultConditions.message(
						(message) -> message.contains("'todo' sent GET /todo/7") && message.contains("matches no stub")
								&& !message.contains("4711") && message.contains("/todos/7")))))
			.haveExactly(1,
					EventConditions.event(EventConditions.test("unstubbed"), EventConditions.finishedWithFailure(
							TestExecutionResultConditions.message((message) -> message.contains("There is no stub")))));
	}

	@ApiClientTest(TodoApi.class)
	@EnabledIfSystemProperty(named = "never", matches = "set", disabledReason = "run by the test around it")
	static class Careless {

		@StubbedClient("todo")
		WireMockServer server;

		@Autowired
		BlockingTodoApi todos;

		@Test
		void mistyped() {
			this.server.stubFor(WireMock.get("/todos/7").willReturn(WireMock.ok()));
			assertThatExceptionOfType(ApiResponseException.class)
				.isThrownBy(() -> this.todos.get(7, CallOptions.none().withQuery("token", "secret-4711")));
		}

		@Test
		void unstubbed() {
			assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> this.todos.get(7));
		}

	}

}
