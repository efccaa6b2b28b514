package dev.tandem.auth;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SuppliedKey}, in time that does not pass by itself.
 */
class SuppliedKeyTests {

	private static final ApiKeyPlacement HEADER = new ApiKeyPlacement(ApiKeyPlacement.In.HEADER, "Authorization",
			"Bearer ");

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final AtomicLong now = new AtomicLong();

	private final AtomicInteger asked = new AtomicInteger();

	@Test
	void refusedKeyThatStaysTheSameIsFetchedAfterEverLongerPauses() {
		SuppliedKey key = key(null, () -> Mono.just("old"));
		load(key);
		assertRefreshedAfter(key, 0);
		for (int seconds : new int[] { 1, 2, 4, 8, 16, 32, 60, 60 }) {
			assertRefreshedAfter(key, seconds);
		}
		assertThat(key.current()).isEqualTo(Secret.of("old"));
	}

	@Test
	void anotherKeyEndsThePause() {
		String[] supplied = { "old", "old", "old", "new", "new", "newer" };
		SuppliedKey key = key(null, () -> Mono.just(supplied[Math.min(this.asked.get() - 1, supplied.length - 1)]));
		load(key);
		assertThat(refresh(key, "old")).isFalse();
		pass(Duration.ofSeconds(1));
		assertThat(refresh(key, "old")).isFalse();
		pass(Duration.ofSeconds(2));
		assertThat(refresh(key, "old")).isTrue();
		assertThat(refresh(key, "old")).isTrue();
		assertThat(this.asked).hasValue(4);
		assertThat(refresh(key, "new")).isFalse();
		assertThat(refresh(key, "new")).isFalse();
		assertThat(this.asked).hasValue(5);
		pass(Duration.ofSeconds(1));
		assertThat(refresh(key, "new")).isTrue();
		assertThat(key.current()).isEqualTo(Secret.of("newer"));
	}

	@Test
	void keyWhoseLifetimeIsOverIsFetchedInThePauseToo() {
		SuppliedKey key = key(Duration.ofMillis(500), () -> Mono.just((this.asked.get() < 3) ? "old" : "new"));
		load(key);
		assertThat(refresh(key, "old")).isFalse();
		pass(Duration.ofMillis(500));
		assertThat(key.isLoaded()).isFalse();
		load(key);
		assertThat(key.current()).isEqualTo(Secret.of("new"));
		assertThat(refresh(key, "old")).isTrue();
		assertThat(this.asked).hasValue(3);
	}

	/**
	 * A renewal that brings the same key says nothing about a refusal.
	 */
	@Test
	void renewedKeyThatIsRefusedIsFetchedAtOnce() {
		SuppliedKey key = key(Duration.ofMillis(500), () -> Mono.just("old"));
		load(key);
		pass(Duration.ofMillis(500));
		load(key);
		assertThat(refresh(key, "old")).isFalse();
		assertThat(this.asked).hasValue(3);
	}

	@Test
	void supplierThatFailsIsNotAskedByEachCall() {
		SuppliedKey key = key(null, () -> Mono.error(new IllegalStateException("s3cret")));
		assertFails(key, "java.lang.IllegalStateException");
		for (int millis : new int[] { 100, 200, 400, 800, 1000, 1000 }) {
			int before = this.asked.get();
			for (int i = 0; i < 200; i++) {
				assertFails(key,
						"java.lang.IllegalStateException a moment ago, no other fetch for %d ms".formatted(millis));
			}
			pass(Duration.ofMillis(millis));
			assertThat(this.asked).hasValue(before);
			assertFails(key, "java.lang.IllegalStateException");
			assertThat(this.asked).hasValue(before + 1);
		}
	}

	@Test
	void supplierThatWorksAgainIsAskedAsBefore() {
		SuppliedKey key = key(null, () -> (this.asked.get() == 2) ? Mono.just("first")
				: (this.asked.get() > 4) ? Mono.just("second") : Mono.error(new IllegalStateException()));
		assertFails(key, "java.lang.IllegalStateException");
		pass(Duration.ofMillis(100));
		load(key);
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(key.refresh(Secret.of("first")))
				.expectError(KeyUnavailableException.class)
				.verify(LIMIT);
			assertThat(refresh(key, "first")).isFalse();
			pass(Duration.ofMillis(100L * (i + 1)));
		}
		assertThat(this.asked).hasValue(4);
		assertThat(refresh(key, "first")).isTrue();
	}

	private SuppliedKey key(@Nullable Duration lifetime, Supplier<Mono<String>> supplier) {
		Mono<String> counted = Mono.defer(() -> {
			this.asked.incrementAndGet();
			return supplier.get();
		});
		return new SuppliedKey(counted, HEADER, lifetime, LIMIT, this.now::get);
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

	/**
	 * However often the key is refused, it is fetched once, when its pause is over.
	 */
	private void assertRefreshedAfter(SuppliedKey key, int seconds) {
		int before = this.asked.get();
		if (seconds > 0) {
			pass(Duration.ofSeconds(seconds).minusNanos(1));
			assertThat(refresh(key, "old")).isFalse();
			assertThat(this.asked).hasValue(before);
			pass(Duration.ofNanos(1));
		}
		for (int i = 0; i < 200; i++) {
			assertThat(refresh(key, "old")).isFalse();
		}
		assertThat(this.asked).hasValue(before + 1);
	}

	private static boolean refresh(SuppliedKey key, String refused) {
		AtomicInteger changed = new AtomicInteger();
		StepVerifier.create(key.refresh(Secret.of(refused)).doOnNext((another) -> changed.set(another ? 1 : 0)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		return changed.get() == 1;
	}

	private static void load(SuppliedKey key) {
		StepVerifier.create(key.load()).expectComplete().verify(LIMIT);
		assertThat(key.isLoaded()).isTrue();
	}

	private static void assertFails(SuppliedKey key, String message) {
		StepVerifier.create(key.load())
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).isInstanceOf(KeyUnavailableException.class).hasMessage(message))
			.verify(LIMIT);
	}

}
