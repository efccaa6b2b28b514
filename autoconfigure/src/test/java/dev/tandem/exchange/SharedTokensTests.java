package dev.tandem.exchange;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.tandem.client.ApiClientSettings;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SharedTokensTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final ApiClientSettings.RateLimit SETTINGS = new ApiClientSettings.RateLimit(2, Duration.ofHours(1),
			Duration.ofSeconds(5), true);

	private final Store store = new Store();

	@Test
	void tokensWhenInstancesShareThemAreOneLimit() {
		RateLimit one = instance("notes", SETTINGS);
		RateLimit other = instance("notes", SETTINGS);
		assertTaken(one);
		assertTaken(other);
		assertRefused(one);
		assertRefused(other);
		assertThat(this.store.states).containsOnlyKeys("notes:2/PT1H");
	}

	@Test
	void tokensWhenClientsDifferAreTheirOwn() {
		assertTaken(instance("notes", SETTINGS));
		assertTaken(instance("notes", SETTINGS));
		assertTaken(instance("todos", SETTINGS));
	}

	@Test
	void tokensWhenStoreFailsAreThoseOfTheInstance() {
		this.store.failure = CompletableFuture.failedFuture(new IllegalStateException("store is down"));
		RateLimit one = instance("notes", SETTINGS);
		RateLimit other = instance("notes", SETTINGS);
		assertTaken(one);
		assertTaken(one);
		assertRefused(one);
		assertTaken(other);
	}

	@Test
	void tokensWhenStoreDoesNotAnswerAreThoseOfTheInstanceAfterItsPatience() {
		this.store.failure = new CompletableFuture<>();
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
		this.store.failure = CompletableFuture.failedFuture(new IllegalStateException("store is down"));
		assertThat(take(tokens)).isZero();
		assertThat(this.store.states).isEmpty();
		this.store.failure = null;
		assertThat(take(tokens)).isZero();
		assertThat(this.store.states).isEmpty();
		now[0] = SharedTokens.REST.toNanos();
		assertThat(take(tokens)).isZero();
		assertThat(this.store.states).isNotEmpty();
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

	private RateLimit instance(String client, ApiClientSettings.RateLimit settings) {
		return new RateLimit(new SharedBuckets(this.store.asAsync()).tokens(client, settings, System::nanoTime),
				settings, System::nanoTime);
	}

	private static void assertTaken(RateLimit limit) {
		StepVerifier.create(token(limit)).expectComplete().verify(LIMIT);
	}

	private static void assertRefused(RateLimit limit) {
		StepVerifier.create(token(limit)).expectErrorMessage("refused").verify(LIMIT);
	}

	private static Mono<Void> token(RateLimit limit) {
		return limit.token(SETTINGS.maxWait(), (wait) -> new IllegalStateException("refused"));
	}

	/**
	 * A store of several instances, as Redis is one.
	 */
	private static final class Store extends AbstractCompareAndSwapBasedProxyManager<String> {

		private final Map<String, byte[]> states = new ConcurrentHashMap<>();

		private volatile @Nullable CompletableFuture<Optional<byte[]>> failure;

		private Store() {
			super(ClientSideConfig.getDefault());
		}

		@Override
		protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
			return new AsyncCompareAndSwapOperation() {

				@Override
				public CompletableFuture<Optional<byte[]>> getStateData(Optional<Long> timeout) {
					CompletableFuture<Optional<byte[]>> instead = Store.this.failure;
					return (instead != null) ? instead
							: CompletableFuture.completedFuture(Optional.ofNullable(Store.this.states.get(key)));
				}

				@Override
				public CompletableFuture<Boolean> compareAndSwap(byte[] before, byte[] after, RemoteBucketState state,
						Optional<Long> timeout) {
					return CompletableFuture.completedFuture(swap(key, before, after));
				}

			};
		}

		private boolean swap(String key, byte[] before, byte[] after) {
			boolean[] swapped = { false };
			this.states.compute(key, (same, current) -> {
				swapped[0] = Arrays.equals(before, current);
				return swapped[0] ? after : current;
			});
			return swapped[0];
		}

		@Override
		protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean isAsyncModeSupported() {
			return true;
		}

		@Override
		public void removeProxy(String key) {
			this.states.remove(key);
		}

		@Override
		protected CompletableFuture<Void> removeAsync(String key) {
			this.states.remove(key);
			return CompletableFuture.completedFuture(null);
		}

	}

}
