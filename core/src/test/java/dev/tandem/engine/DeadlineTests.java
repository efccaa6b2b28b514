package dev.tandem.engine;

import java.time.Duration;
import java.util.Objects;

import dev.tandem.ApiTimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;

import org.springframework.http.ResponseEntity;

/**
 * Tests for the deadline of {@link RunningCall}.
 */
class DeadlineTests {

	private static final Duration LIMIT = TestCalls.TIMEOUT;

	private static final Duration GENEROUS = Duration.ofSeconds(30);

	private final TestEngine engine = new TestEngine();

	@Test
	void callWhenFiniteBodyIsSlowFailsAndCancels() {
		PublisherProbe<Long> body = PublisherProbe.of(Flux.interval(Duration.ofSeconds(1)));
		StepVerifier.withVirtualTime(() -> this.engine.around(TestCalls.call(), body.flux()).ignoreElements())
			.expectSubscription()
			.expectNoEvent(LIMIT.minusSeconds(2))
			.thenAwait(Duration.ofSeconds(2))
			.expectErrorMatches(DeadlineTests::isCallDeadline)
			.verify(GENEROUS);
		body.assertWasCancelled();
	}

	@Test
	void callWhenHeadOfEndlessStreamComesInTimeLetsItRun() {
		Call call = TestCalls.unbounded();
		StepVerifier
			.withVirtualTime(() -> this.engine.around(call,
					Mono.delay(LIMIT.dividedBy(2))
						.doOnNext((tick) -> call.arriveHead())
						.thenMany(Flux.interval(LIMIT))
						.take(3)))
			.thenAwait(LIMIT.multipliedBy(4))
			.expectNextCount(3)
			.expectComplete()
			.verify(GENEROUS);
	}

	@Test
	void callWhenHeadOfEndlessStreamDoesNotComeFails() {
		StepVerifier.withVirtualTime(() -> this.engine.around(TestCalls.unbounded(), Flux.never()))
			.thenAwait(LIMIT)
			.expectErrorMatches(DeadlineTests::isCallDeadline)
			.verify(GENEROUS);
	}

	@Test
	void callWhenBodyFollowsItsHeadFailsAtTheSameDeadline() {
		StepVerifier
			.withVirtualTime(() -> this.engine
				.aroundHeadAndBody(TestCalls.call(), Mono.just(ResponseEntity.ok(Flux.<String>never())))
				.flatMapMany((entity) -> Objects.requireNonNull(entity.getBody())))
			.thenAwait(LIMIT)
			.expectErrorMatches(DeadlineTests::isCallDeadline)
			.verify(GENEROUS);
	}

	private static boolean isCallDeadline(Throwable failure) {
		return failure instanceof ApiTimeoutException timeout
				&& timeout.deadline() == ApiTimeoutException.Deadline.CALL;
	}

}
