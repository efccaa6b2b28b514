package dev.tandem.resilience;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.tandem.settings.ClientSettings;
import dev.tandem.testing.BucketStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that come, go and are cancelled at any moment leave nothing behind, and the queue
 * goes on.
 */
class RateLimitRaceTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final ClientSettings.RateLimit FAST = new ClientSettings.RateLimit(50, Duration.ofMillis(5),
			Duration.ofSeconds(30), true);

	@Test
	void queueWhenCallsRaceForOwnTokensGoesOn() throws Exception {
		race(new LocalTokens(FAST, System::nanoTime));
	}

	@Test
	void queueWhenCallsRaceForSharedTokensGoesOn() throws Exception {
		race(new SharedBuckets(new BucketStore().asAsync()).tokens("notes", FAST, System::nanoTime));
	}

	private static void race(Tokens tokens) throws InterruptedException {
		RateLimit limit = new RateLimit(tokens, FAST, SystemCallClock.INSTANCE);
		AtomicInteger kept = new AtomicInteger();
		AtomicInteger gone = new AtomicInteger();
		List<Thread> threads = IntStream.range(0, 6)
			.mapToObj((number) -> new Thread(() -> come(limit, kept, gone)))
			.toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join(LIMIT.toMillis());
			assertThat(thread.isAlive()).isFalse();
		}
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(limit.waiting()).isZero();
			assertThat(gone).hasValueGreaterThanOrEqualTo(kept.get());
		});
		StepVerifier.create(token(limit)).expectComplete().verify(LIMIT);
	}

	private static void come(RateLimit limit, AtomicInteger kept, AtomicInteger gone) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		for (int i = 0; i < 500; i++) {
			Disposable call = token(limit).subscribe(null, null, gone::incrementAndGet);
			if (random.nextInt(3) == 0) {
				kept.incrementAndGet();
			}
			else {
				for (int spin = random.nextInt(2000); spin > 0; spin--) {
					Thread.onSpinWait();
				}
				call.dispose();
			}
		}
	}

	private static Mono<Void> token(RateLimit limit) {
		return limit.acquire(FAST.maxWait(), (wait) -> new IllegalStateException("refused"));
	}

}
