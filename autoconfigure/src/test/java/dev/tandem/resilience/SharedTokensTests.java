package dev.tandem.resilience;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tandem.settings.ClientSettings;
import dev.tandem.testing.BucketStore;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SharedTokensTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final ClientSettings.RateLimit SETTINGS = new ClientSettings.RateLimit(2, Duration.ofHours(1),
			Duration.ofSeconds(5), true);

	private final BucketStore store = new BucketStore();

	@Test
	void tokensWhenInstancesShareThemAreOneLimit() {
		RateLimit one = instance("notes", SETTINGS);
		RateLimit other = instance("notes", SETTINGS);
		assertTaken(one);
		assertTaken(other);
		assertRefused(one);
		assertRefused(other);
		assertThat(this.store.states()).containsOnlyKeys("notes:2/PT1H");
	}

	@Test
	void tokensWhenClientsDifferAreTheirOwn() {
		assertTaken(instance("notes", SETTINGS));
		assertTaken(instance("notes", SETTINGS));
		assertTaken(instance("todos", SETTINGS));
	}

	@Test
	void tokensWhenStoreFailsAreThoseOfTheInstance() {
		this.store.answerInstead(CompletableFuture.failedFuture(new IllegalStateException("store is down")));
		RateLimit one = instance("notes", SETTINGS);
		RateLimit other = instance("notes", SETTINGS);
		assertTaken(one);
		assertTaken(one);
		assertRefused(one);
		assertTaken(other);
	}

	@Test
	void tokensWhenStoreDoesNotAnswerAreThoseOfTheInstanceAfterItsPatience() {
		this.store.answerInstead(new CompletableFuture<>());
		RateLimit limit = instance("notes", SETTINGS);
		assertTaken(limit);
		assertTaken(limit);
		assertRefused(limit);
	}

	@Test
	void tokensWhenStoreIsBackAreSharedAgain() {
		long[] now = { 0 };
		SharedBuckets buckets = new SharedBuckets(this.store.asAsync());
		Tokens tokens = buckets.tokens("notes", SETTINGS, () -> now[0]);
		this.store.answerInstead(CompletableFuture.failedFuture(new IllegalStateException("store is down")));
		assertThat(take(tokens)).isZero();
		assertThat(this.store.states()).isEmpty();
		this.store.answerInstead(null);
		assertThat(take(tokens)).isZero();
		assertThat(this.store.states()).isEmpty();
		now[0] = SharedTokens.REST.toNanos();
		assertThat(take(tokens)).isZero();
		assertThat(this.store.states()).isNotEmpty();
	}

	@Test
	void tokenWhenGivenBackCanBeTakenAgain() {
		Tokens tokens = new SharedBuckets(this.store.asAsync()).tokens("notes", SETTINGS, System::nanoTime);
		take(tokens);
		take(tokens);
		assertThat(take(tokens)).isPositive();
		assertThat(tokens.estimate(1)).isPositive();
		tokens.giveBack();
		assertThat(take(tokens)).isZero();
		assertThat(tokens.estimate(1)).isZero();
	}

	private static long take(Tokens tokens) {
		CompletableFuture<Long> answer = new CompletableFuture<>();
		tokens.take(answer::complete);
		return answer.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
	}

	private RateLimit instance(String client, ClientSettings.RateLimit settings) {
		return new RateLimit(new SharedBuckets(this.store.asAsync()).tokens(client, settings, System::nanoTime),
				settings, SystemCallClock.INSTANCE);
	}

	private static void assertTaken(RateLimit limit) {
		StepVerifier.create(token(limit)).expectComplete().verify(LIMIT);
	}

	private static void assertRefused(RateLimit limit) {
		StepVerifier.create(token(limit)).expectErrorMessage("refused").verify(LIMIT);
	}

	private static Mono<Void> token(RateLimit limit) {
		return limit.acquire(SETTINGS.maxWait(), (wait) -> new IllegalStateException("refused"));
	}

}
