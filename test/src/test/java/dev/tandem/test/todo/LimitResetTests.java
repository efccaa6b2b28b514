package dev.tandem.test.todo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.ApiResponseException;
import dev.tandem.test.ApiClientTest;
import dev.tandem.test.SentCalls;
import dev.tandem.test.StubbedClient;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each test finds a closed circuit, all tokens and a full retry budget.
 */
@ApiClientTest(definitions = TodoApi.class,
		properties = { "tandem.clients.todo.rate-limit.permits=12", "tandem.clients.todo.rate-limit.per=1h",
				"tandem.clients.todo.rate-limit.max-wait=0", "tandem.clients.todo.retry.max-attempts=12",
				"tandem.clients.todo.retry.backoff.initial=1ms", "tandem.clients.todo.retry.backoff.max=1ms",
				"tandem.clients.todo.circuit-breaker.enabled=true",
				"tandem.clients.todo.circuit-breaker.sliding-window-size=10",
				"tandem.clients.todo.circuit-breaker.minimum-calls=10" })
class LimitResetTests {

	@RepeatedTest(2)
	void limitsOfOneTestAreNotUsedUpByAnother(@StubbedClient("todo") WireMockServer server,
			@Autowired BlockingTodoApi todos, @Autowired SentCalls calls) {
		server.stubFor(WireMock.get("/todo/7").willReturn(WireMock.serviceUnavailable()));
		assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> todos.get(7));
		assertThat(calls).single().hasAttempts(10);
	}

}
