package dev.tandem.testing;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import org.jspecify.annotations.Nullable;

/**
 * A store of rate limits that several instances share, as Redis is one.
 */
public final class BucketStore extends AbstractCompareAndSwapBasedProxyManager<String> {

	private final Map<String, byte[]> states = new ConcurrentHashMap<>();

	private volatile @Nullable CompletableFuture<Optional<byte[]>> instead;

	/**
	 * Create a store without buckets.
	 */
	public BucketStore() {
		super(ClientSideConfig.getDefault());
	}

	/**
	 * Buckets by their keys.
	 * @return the buckets
	 */
	public Map<String, byte[]> states() {
		return this.states;
	}

	/**
	 * Fail, or answer never.
	 * @param answer what to answer, {@code null} for the buckets
	 */
	public void answerInstead(@Nullable CompletableFuture<Optional<byte[]>> answer) {
		this.instead = answer;
	}

	@Override
	protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
		return new AsyncCompareAndSwapOperation() {

			@Override
			public CompletableFuture<Optional<byte[]>> getStateData(Optional<Long> timeout) {
				CompletableFuture<Optional<byte[]>> other = BucketStore.this.instead;
				return (other != null) ? other
						: CompletableFuture.completedFuture(Optional.ofNullable(BucketStore.this.states.get(key)));
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
