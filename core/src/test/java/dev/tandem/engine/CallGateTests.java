package dev.tandem.engine;

import java.time.Duration;
import java.util.Objects;

import dev.tandem.ApiRejectedException;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallGate}.
 */
class CallGateTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final CallGate gate = new CallGate();

	private final TestEngine engine = new TestEngine(this.gate);

	@Test
	void callWhenHeadIsHandedOnHoldsUntilBodyEnds() {
		Sinks.Many<String> body = Sinks.many().unicast().onBackpressureBuffer();
		ResponseEntity<Flux<String>> entity = head(Mono.just(ResponseEntity.ok(body.asFlux())));
		assertThat(this.gate.inFlight()).isEqualTo(1);
		Disposable reading = Objects.requireNonNull(entity.getBody()).subscribe();
		assertThat(this.gate.inFlight()).isEqualTo(1);
		reading.dispose();
		assertThat(this.gate.inFlight()).isZero();
	}

	@Test
	void callWhenBodyFailsLeavesOnce() {
		ResponseEntity<Flux<String>> entity = head(
				Mono.just(ResponseEntity.ok(Flux.error(new IllegalStateException("broken")))));
		StepVerifier.create(Objects.requireNonNull(entity.getBody())).verifyError(IllegalStateException.class);
		StepVerifier.create(Objects.requireNonNull(entity.getBody())).verifyError(IllegalStateException.class);
		assertThat(this.gate.inFlight()).isZero();
	}

	@Test
	void callWhenHeadDoesNotComeLeaves() {
		StepVerifier
			.create(this.engine.<String>aroundHeadAndBody(TestCalls.call(), Mono.error(new IllegalStateException())))
			.verifyError(IllegalStateException.class);
		this.engine.<String>aroundHeadAndBody(TestCalls.call(), Mono.never()).subscribe().dispose();
		StepVerifier.create(this.engine.<String>aroundHeadAndBody(TestCalls.call(), Mono.empty()))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.gate.inFlight()).isZero();
	}

	@Test
	void closeWhenBodyIsReadWaitsForItsEnd() {
		Sinks.Many<String> body = Sinks.many().unicast().onBackpressureBuffer();
		ResponseEntity<Flux<String>> entity = head(Mono.just(ResponseEntity.ok(body.asFlux())));
		Objects.requireNonNull(entity.getBody()).subscribe();
		StepVerifier.create(this.gate.close(Duration.ofMinutes(1)))
			.then(body::tryEmitComplete)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		StepVerifier.create(this.engine.<String>aroundHeadAndBody(TestCalls.call(), Mono.never()))
			.verifyErrorMatches((failure) -> failure instanceof ApiRejectedException rejected
					&& rejected.reason() == ApiRejectedException.Reason.CLIENT_CLOSED);
	}

	private ResponseEntity<Flux<String>> head(Mono<ResponseEntity<Flux<String>>> exchange) {
		return Objects
			.requireNonNull(this.engine.aroundHeadAndBody(TestCalls.call(), exchange).block(Duration.ofSeconds(30)));
	}

	@Test
	void enterWhenReplacedSendsToTheNextGeneration() {
		assertThat(this.gate.enter()).isTrue();
		StepVerifier.create(this.gate.replace(Duration.ofSeconds(30))).then(() -> {
			assertThat(this.gate.enter()).isFalse();
			assertThat(this.gate.isReplaced()).isTrue();
		}).then(this.gate::leave).expectComplete().verify(Duration.ofSeconds(10));
		assertThat(this.gate.inFlight()).isZero();
	}

	@Test
	void closeWhenBeingReplacedWaitsForTheSameCalls() {
		assertThat(this.gate.enter()).isTrue();
		this.gate.replace(Duration.ofSeconds(30)).subscribe();
		StepVerifier.create(this.gate.close(Duration.ofSeconds(30)))
			.then(this.gate::leave)
			.expectComplete()
			.verify(Duration.ofSeconds(10));
	}

}
