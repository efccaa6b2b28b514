package dev.tandem.test.todo;

import java.time.Duration;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.ApiClients;
import dev.tandem.CallOptions;
import dev.tandem.observation.CallOutcome;
import dev.tandem.test.ApiClientTest;
import dev.tandem.test.Fault;
import dev.tandem.test.Responses;
import dev.tandem.test.SentCalls;
import dev.tandem.test.StubbedClient;
import dev.tandem.test.todo.TodoApi.NewTodo;
import dev.tandem.test.todo.TodoApi.Todo;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A test as users write it.
 */
@ApiClientTest(definitions = TodoApi.class,
		properties = { "tandem.clients.todo.retry.max-attempts=3", "tandem.clients.todo.retry.backoff.initial=1ms" })
class TodoApiTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@StubbedClient("todo")
	WireMockServer server;

	@Autowired
	TodoApi reactive;

	@Autowired
	BlockingTodoApi blocking;

	@Autowired
	SentCalls calls;

	@BeforeAll
	static void stubForNoTest(@StubbedClient("todo") WireMockServer server) {
		server.stubFor(WireMock.get("/todo/8").willReturn(WireMock.okJson("{}")));
	}

	@BeforeEach
	void stub(@StubbedClient("todo") WireMockServer parameter) {
		assertThat(parameter).isSameAs(this.server);
		assertThat(this.server.getStubMappings()).isEmpty();
		this.server.stubFor(WireMock.get(WireMock.urlPathEqualTo("/todo/7"))
			.willReturn(WireMock.okJson("{\"id\": 7, \"title\": \"Sign\"}")));
	}

	@Test
	void bothTwinsCallTheServerOfTheClient() {
		assertThat(this.blocking.get(7)).isEqualTo(new Todo(7, "Sign"));
		StepVerifier.create(this.reactive.get(7)).expectNext(new Todo(7, "Sign")).expectComplete().verify(LIMIT);
		this.server.verify(2, WireMock.getRequestedFor(WireMock.urlEqualTo("/todo/7"))
			.withHeader("Authorization", WireMock.equalTo("Bearer test-key")));
	}

	@Test
	void sliceHasValidationAndMetersButNoControllerNoServerAndNoOtherClient(@Autowired ApplicationContext context,
			@Autowired MeterRegistry meters, @Autowired ApiClients clients) {
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> this.blocking.create(new NewTodo("")));
		this.blocking.get(7);
		assertThat(meters.get("tandem.calls").tag("api.operation", "TodoApi#get").timer().count()).isPositive();
		assertThat(context.getBeanNamesForType(TodoController.class)).isEmpty();
		assertThat(context).isNotInstanceOf(WebServerApplicationContext.class);
		assertThat(context.getBeanNamesForType(GeoApi.class)).isEmpty();
		assertThat(clients.names()).containsExactly("todo");
	}

	@Test
	void assertionsTellWhatWasSent() {
		this.blocking.get(7, CallOptions.none().withHeader("X-Org", "o1").withQuery("token", "secret"));
		assertThat(this.calls).of("TodoApi#get").hasSize(1);
		assertThat(this.calls).of("TodoApi#create").isEmpty();
		assertThat(this.calls).single()
			.hasOperation("TodoApi#get")
			.hasOutcome(CallOutcome.SUCCESS)
			.hasStatus(200)
			.hasAttempts(1)
			.hasRequest("GET /todo/7?token=[redacted]")
			.hasHeader("x-org", "o1")
			.hasHeader("Authorization", "[redacted]")
			.doesNotHaveHeader("Cookie");
	}

	@Test
	void assertionsWhenTheyFailShowTheCallWithoutSecrets() {
		this.blocking.get(7);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.calls).single().hasAttempts(2))
			.withMessageContainingAll("attempts: 2", "but was: 1", "GET /todo/7", "TodoApi#get")
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("test-key"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.calls).of("TodoApi#create").hasSize(1))
			.withMessageContainingAll("TodoApi#create", "GET /todo/7");
	}

	@ParameterizedTest
	@EnumSource(names = { "RESET", "CLOSED", "GARBAGE", "TRUNCATED" })
	void faultWhenItPassesIsRetried(Fault fault) {
		Responses.inOrder(this.server, () -> WireMock.get("/todo/9"), fault.response(), WireMock.serviceUnavailable(),
				WireMock.okJson("{\"id\": 9, \"title\": \"Late\"}"));
		assertThat(this.blocking.get(9)).isEqualTo(new Todo(9, "Late"));
		assertThat(this.calls).single().hasAttempts(3).hasOutcome(CallOutcome.SUCCESS);
	}

	@ParameterizedTest
	@CsvSource({ "RESET, 3, dev.tandem.ApiTransportException", "CLOSED, 3, dev.tandem.ApiTransportException",
			"GARBAGE, 3, dev.tandem.ApiTransportException", "TRUNCATED, 3, dev.tandem.ApiTransportException",
			"SLOW_HEAD, 1, dev.tandem.ApiTimeoutException", "SLOW_BODY, 1, dev.tandem.ApiTimeoutException",
			"INVALID_JSON, 1, dev.tandem.ApiDecodingException" })
	void faultWhenItStaysFailsTheCallOfBothTwins(Fault fault, int attempts, Class<? extends Exception> type) {
		this.server.stubFor(WireMock.get("/todo/9").willReturn(fault.response()));
		CallOptions options = fault.name().startsWith("SLOW") ? CallOptions.none().withTimeout(Duration.ofMillis(100))
				: CallOptions.none();
		assertThatExceptionOfType(type).isThrownBy(() -> this.blocking.get(9, options));
		StepVerifier.create(this.reactive.get(9, options)).verifyError(type);
		assertThat(this.calls).hasSize(2).allSatisfy((call) -> {
			assertThat(call.attempts()).isEqualTo(attempts);
			assertThat(call.failure()).isInstanceOf(type);
		});
	}

}
