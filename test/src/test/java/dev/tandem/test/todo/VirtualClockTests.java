package dev.tandem.test.todo;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.CallOptions;
import dev.tandem.test.ApiClientTest;
import dev.tandem.test.Fault;
import dev.tandem.test.Responses;
import dev.tandem.test.SentCalls;
import dev.tandem.test.StubbedClient;
import dev.tandem.test.VirtualClock;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What takes seconds to hours takes no time with a virtual clock.
 */
@ApiClientTest(definitions = TodoApi.class,
		properties = { "tandem.clients.todo.timeouts.call=10h", "tandem.clients.todo.timeouts.response=1h",
				"tandem.clients.todo.timeouts.idle=1h", "tandem.clients.todo.retry.max-attempts=3",
				"tandem.clients.todo.retry.max-retry-after=1h", "tandem.clients.todo.retry.backoff.initial=10s",
				"tandem.clients.todo.retry.backoff.multiplier=2", "tandem.clients.todo.retry.backoff.max=1m",
				"tandem.clients.todo.retry.backoff.jitter=0", "tandem.clients.todo.rate-limit.permits=10",
				"tandem.clients.todo.rate-limit.per=10h", "tandem.clients.todo.rate-limit.max-wait=9h",
				"tandem.clients.todo.circuit-breaker.enabled=true",
				"tandem.clients.todo.circuit-breaker.sliding-window-size=3",
				"tandem.clients.todo.circuit-breaker.minimum-calls=3",
				"tandem.clients.todo.circuit-breaker.open-duration=45m" })
@Import(VirtualClock.class)
class VirtualClockTests {

	private static final String OK = "{\"id\": 7, \"title\": \"Sign\"}";

	@StubbedClient("todo")
	WireMockServer server;

	@Autowired
	TodoApi reactive;

	@Autowired
	BlockingTodoApi blocking;

	@Autowired
	SentCalls calls;

	@Autowired
	VirtualClock clock;

	@ParameterizedTest
	@EnumSource
	void retriesTakeNoTime(Twin twin) {
		Responses.inOrder(this.server, () -> WireMock.get("/todo/7"), WireMock.serviceUnavailable(),
				WireMock.serviceUnavailable(), WireMock.okJson(OK));
		assertThat(get(twin).title()).isEqualTo("Sign");
		assertThat(this.calls).single().hasAttempts(3);
		assertThat(this.clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
		assertThat(this.clock.waiting()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void dateOfRetryAfterIsThatOfTheClock(Twin twin) {
		this.clock.advance(Duration.ofDays(400));
		String date = DateTimeFormatter.RFC_1123_DATE_TIME
			.format(this.clock.now().plusSeconds(600).atOffset(ZoneOffset.UTC));
		Responses.inOrder(this.server, () -> WireMock.get("/todo/7"),
				WireMock.serviceUnavailable().withHeader("Retry-After", date), WireMock.okJson(OK));
		Duration before = this.clock.elapsed();
		get(twin);
		assertThat(this.clock.elapsed().minus(before)).isBetween(Duration.ofSeconds(599), Duration.ofSeconds(600));
	}

	@ParameterizedTest
	@EnumSource
	void permitsOfTheRateLimitTakeNoTime(Twin twin) {
		this.server.stubFor(WireMock.get("/todo/7").willReturn(WireMock.okJson(OK)));
		for (int i = 0; i < 15; i++) {
			get(twin);
		}
		assertThat(this.clock.elapsed()).isEqualTo(Duration.ofHours(5));
	}

	@ParameterizedTest
	@EnumSource
	void circuitIsHalfOpenAfterItsTime(Twin twin) {
		Responses.inOrder(this.server, () -> WireMock.get("/todo/7"), WireMock.serviceUnavailable(),
				WireMock.serviceUnavailable(), WireMock.serviceUnavailable(), WireMock.okJson(OK));
		assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> get(twin))
			.satisfies((failure) -> assertThat(failure.elapsed()).isEqualTo(Duration.ofSeconds(30)));
		this.clock.advance(Duration.ofMinutes(44));
		assertThatExceptionOfType(ApiRejectedException.class).isThrownBy(() -> get(twin));
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(get(twin).title()).isEqualTo("Sign");
	}

	@ParameterizedTest
	@EnumSource
	void deadlinePassesWhenTimeIsMoved(Twin twin) {
		this.server.stubFor(WireMock.get("/todo/7").willReturn(Fault.SLOW_HEAD.response()));
		CompletableFuture<TodoApi.Todo> call = CompletableFuture.supplyAsync(() -> get(twin));
		awaitRequest();
		this.clock.advance(Duration.ofHours(10));
		assertThat(call).failsWithin(1, TimeUnit.MINUTES)
			.withThrowableThat()
			.havingCause()
			.isInstanceOfSatisfying(ApiTimeoutException.class, (failure) -> {
				assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL);
				assertThat(failure.elapsed()).isEqualTo(Duration.ofHours(10));
			});
	}

	@ParameterizedTest
	@EnumSource
	void waitIsSeenWhenTimeDoesNotAdvanceByItself(Twin twin) {
		this.clock.setAutoAdvance(false);
		Responses.inOrder(this.server, () -> WireMock.get("/todo/7"), WireMock.serviceUnavailable(),
				WireMock.okJson(OK));
		CompletableFuture<TodoApi.Todo> call = CompletableFuture.supplyAsync(() -> get(twin));
		Awaitility.await().until(() -> this.clock.waiting() == 1);
		this.clock.advance(Duration.ofMillis(9_999));
		assertThat(this.clock.waiting()).isOne();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(call).succeedsWithin(1, TimeUnit.MINUTES);
	}

	@Test
	void cancelledCallWaitsNoLonger() {
		this.clock.setAutoAdvance(false);
		this.server.stubFor(WireMock.get("/todo/7").willReturn(WireMock.serviceUnavailable()));
		Disposable call = this.reactive.get(7).subscribe();
		Awaitility.await().until(() -> this.clock.waiting() == 1);
		call.dispose();
		assertThat(this.clock.waiting()).isZero();
	}

	/**
	 * Each repetition leaves a call behind, which would wait and send in the next.
	 */
	@RepeatedTest(2)
	void callThatATestLeavesBehindIsNotOfTheNext() {
		assertThat(this.clock.waiting()).isZero();
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()))).isEmpty();
		this.clock.setAutoAdvance(false);
		this.server.stubFor(WireMock.get("/todo/7").willReturn(WireMock.serviceUnavailable()));
		this.reactive.get(7).subscribe(null, (ignored) -> {
		});
		Awaitility.await().until(() -> this.clock.waiting() == 1);
	}

	@Test
	void timeDoesNotGoBack() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clock.advance(Duration.ofNanos(-1)));
	}

	private void awaitRequest() {
		Awaitility.await()
			.until(() -> !this.server.getAllServeEvents().isEmpty()
					|| !this.server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl())).isEmpty());
	}

	private TodoApi.Todo get(Twin twin) {
		return Objects.requireNonNull(twin.get(this));
	}

	enum Twin {

		REACTIVE {
			@Override
			TodoApi.@Nullable Todo get(VirtualClockTests test) {
				return test.reactive.get(7, CallOptions.none()).block();
			}
		},

		BLOCKING {
			@Override
			TodoApi.@Nullable Todo get(VirtualClockTests test) {
				return test.blocking.get(7, CallOptions.none());
			}
		};

		abstract TodoApi.@Nullable Todo get(VirtualClockTests test);

	}

}
