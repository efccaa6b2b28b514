package dev.tandem.auth;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SharedFetchTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final AtomicInteger begun = new AtomicInteger();

	private final AtomicInteger kept = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	@Test
	void fetchIsSharedWhileItRuns() {
		Sinks.One<Integer> source = Sinks.one();
		SharedFetch<Integer> fetch = fetch(source.asMono());
		StepVerifier.create(Mono.when(join(fetch), join(fetch)))
			.then(() -> source.tryEmitValue(1))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.begun).hasValue(1);
	}

	/**
	 * Such as when the API refuses the key of the fetch that has just ended.
	 */
	@Test
	void whoNeedsAnotherAfterTheEndBeginsOne() {
		SharedFetch<Integer> fetch = fetch(Mono.just(1));
		StepVerifier.create(join(fetch).then(join(fetch))).expectComplete().verify(LIMIT);
		assertThat(this.begun).hasValue(2);
	}

	@Test
	void fetchThatFailsIsFollowedByAnother() {
		SharedFetch<Integer> fetch = fetch(Mono.error(IllegalStateException::new));
		StepVerifier.create(join(fetch).onErrorResume((failure) -> join(fetch)))
			.expectError(IllegalStateException.class)
			.verify(LIMIT);
		assertThat(this.begun).hasValue(2);
		assertThat(this.failed).hasValue(2);
	}

	@Test
	void whatIsFetchedIsKeptBeforeAnyoneGoesOn() {
		SharedFetch<Integer> fetch = fetch(Mono.just(7));
		StepVerifier.create(join(fetch).then(Mono.fromSupplier(this.kept::get)))
			.expectNext(7)
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(fetch.join(() -> false)).expectComplete().verify(LIMIT);
		assertThat(this.begun).hasValue(1);
	}

	@Test
	void whoCancelsLeavesTheOthersWaiting() {
		Sinks.One<Integer> source = Sinks.one();
		SharedFetch<Integer> fetch = fetch(source.asMono());
		StepVerifier.create(join(fetch)).then(() -> {
			join(fetch).subscribe().dispose();
			source.tryEmitValue(3);
		}).expectComplete().verify(LIMIT);
		assertThat(this.kept).hasValue(3);
	}

	@Test
	void pauseKeepsAFetchFromBeingBegunButNotFromBeingJoined() {
		Sinks.One<Integer> source = Sinks.one();
		SharedFetch<Integer> fetch = fetch(source.asMono());
		Mono<Void> paused = fetch.join(() -> true, () -> Mono.error(new IllegalStateException("paused")));
		StepVerifier.create(paused).expectErrorMessage("paused").verify(LIMIT);
		StepVerifier.create(fetch.join(() -> false, () -> Mono.error(new AssertionError())))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.begun).hasValue(0);
		StepVerifier.create(Mono.when(join(fetch), paused))
			.then(() -> source.tryEmitValue(1))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.begun).hasValue(1);
	}

	private SharedFetch<Integer> fetch(Mono<Integer> source) {
		return new SharedFetch<>(source.doOnSubscribe((subscription) -> this.begun.incrementAndGet()), this.kept::set,
				(failure) -> this.failed.incrementAndGet());
	}

	private static Mono<Void> join(SharedFetch<Integer> fetch) {
		return fetch.join(() -> true);
	}

}
