package dev.tandem.exchange;

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
 * Tests for {@link DeadlineStage}.
 */
class DeadlineStageTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Duration GENEROUS = Duration.ofSeconds(30);

	private final DeadlineStage stage = new DeadlineStage(LIMIT);

	@Test
	void aroundWhenFiniteBodyIsSlowFailsAndCancels() {
		PublisherProbe<Long> body = PublisherProbe.of(Flux.interval(Duration.ofSeconds(1)));
		StepVerifier.withVirtualTime(() -> this.stage.around(TestCalls.call(), body.flux()).ignoreElements())
			.expectSubscription()
			.expectNoEvent(LIMIT.minusSeconds(2))
			.thenAwait(Duration.ofSeconds(2))
			.expectErrorMatches(DeadlineStageTests::isCallDeadline)
			.verify(GENEROUS);
		body.assertWasCancelled();
	}

	@Test
	void aroundWhenHeadOfEndlessStreamComesInTimeLetsItRun() {
		Call call = TestCalls.endless();
		StepVerifier
			.withVirtualTime(() -> this.stage.around(call,
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
	void aroundWhenHeadOfEndlessStreamDoesNotComeFails() {
		StepVerifier.withVirtualTime(() -> this.stage.around(TestCalls.endless(), Flux.never()))
			.thenAwait(LIMIT)
			.expectErrorMatches(DeadlineStageTests::isCallDeadline)
			.verify(GENEROUS);
	}

	@Test
	void aroundWhenBodyFollowsItsHeadFailsAtTheSameDeadline() {
		StepVerifier
			.withVirtualTime(() -> this.stage
				.aroundHeadAndBody(TestCalls.call(), Mono.just(ResponseEntity.ok(Flux.<String>never())))
				.flatMapMany((entity) -> Objects.requireNonNull(entity.getBody())))
			.thenAwait(LIMIT)
			.expectErrorMatches(DeadlineStageTests::isCallDeadline)
			.verify(GENEROUS);
	}

	private static boolean isCallDeadline(Throwable failure) {
		return failure instanceof ApiTimeoutException timeout
				&& timeout.deadline() == ApiTimeoutException.Deadline.CALL;
	}

}
