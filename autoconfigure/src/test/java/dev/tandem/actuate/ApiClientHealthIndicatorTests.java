package dev.tandem.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiOperation;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.ApiTimeoutException;
import dev.tandem.observation.CallOutcome;
import dev.tandem.observation.EndedCall;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.transport.PoolState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiClientHealthIndicator}: when a pool is exhausted, and what shares a
 * probe.
 */
class ApiClientHealthIndicatorTests {

	private static final ApiOperation OPERATION = new ApiOperation("notes", "NoteApi#get", HttpMethod.GET, "/notes");

	private final ClientStatistics statistics = new ClientStatistics();

	@Test
	void healthWhenCallsWaitIsUp() {
		assertThat(status(pool(9, 10))).isEqualTo(Status.UP);
	}

	@Test
	void healthWhenQueueIsFullIsDegraded() {
		assertThat(status(pool(10, 10))).isEqualTo(UpstreamHealthGroups.DEGRADED);
	}

	@Test
	void healthWhenCallsWaitInVainIsDegradedUntilACallGetsThrough() {
		ended(new ApiTimeoutException(OPERATION, 1, Duration.ZERO, Deadline.ACQUIRE, Duration.ofSeconds(1),
				new IllegalStateException()));
		assertThat(status(pool(1, 10))).isEqualTo(UpstreamHealthGroups.DEGRADED);
		assertThat(status(pool(0, 10))).isEqualTo(Status.UP);
		ended(null);
		assertThat(status(pool(1, 10))).isEqualTo(Status.UP);
	}

	@Test
	void healthWhenOneOfManyPoolsIsExhaustedIsDegraded() {
		assertThat(status(pool(0, 10), pool(10, 10), pool(0, 10))).isEqualTo(UpstreamHealthGroups.DEGRADED);
	}

	@Test
	void healthWhenAnotherDeadlinePassedIsUp() {
		ended(new ApiTimeoutException(OPERATION, 1, Duration.ZERO, Deadline.RESPONSE, Duration.ofSeconds(1),
				new IllegalStateException()));
		assertThat(status(pool(1, 10))).isEqualTo(Status.UP);
	}

	/**
	 * A storm of first checks shares one probe. The race is short, so that it is run many
	 * times.
	 */
	@Test
	void healthWhenFirstChecksRaceIsOneProbe() {
		for (int i = 0; i < 500; i++) {
			AtomicInteger calls = new AtomicInteger();
			HealthProbe probe = new HealthProbe("NoteApi#ping", () -> Mono.fromRunnable(calls::incrementAndGet),
					Duration.ofSeconds(1), Duration.ofHours(1));
			ApiClientHealthIndicator indicator = indicator(probe);
			CyclicBarrier start = new CyclicBarrier(2);
			Mono<Health> check = Mono.fromCallable(start::await)
				.then(indicator.health())
				.subscribeOn(Schedulers.boundedElastic());
			Mono.zip(check, check).block(Duration.ofSeconds(30));
			assertThat(calls).hasValue(1);
		}
	}

	private void ended(@Nullable Throwable failure) {
		CallOutcome outcome = (failure != null) ? CallOutcome.of(failure) : CallOutcome.SUCCESS;
		this.statistics.ended(new EndedCall(OPERATION, outcome, 1, null, Duration.ZERO, failure), Context.empty());
	}

	private static PoolState pool(int pending, int maxPending) {
		return new PoolState("localhost:80", 5, 0, pending, 5, maxPending);
	}

	private @Nullable Status status(PoolState... pools) {
		return indicator(null, pools).health().map((health) -> health.getStatus()).block();
	}

	private ApiClientHealthIndicator indicator(@Nullable HealthProbe probe, PoolState... pools) {
		RegisteredClient client = new RegisteredClient(List.of(), List.of(),
				new RegisteredClient.Generation(1, Instant.EPOCH, "start"), new ClientLimits(null, null, null, null),
				() -> List.of(pools), probe);
		return new ApiClientHealthIndicator(() -> client, this.statistics);
	}

}
