package dev.tandem.auth;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets those who need the same thing at the same time share one fetch. Who cancels leaves
 * the others waiting; the fetch goes on. What it is given to call is called by one thread
 * at a time and must not block.
 *
 * @param <T> what is fetched
 */
final class SharedFetch<T> {

	private final Mono<T> fetch;

	private final Consumer<T> keep;

	private final Consumer<Throwable> failed;

	private final Object lock = new Object();

	private @Nullable Mono<Void> running;

	/**
	 * Create a fetch.
	 * @param fetch fetches what is needed
	 * @param keep keeps it
	 * @param failed is notified of a fetch that has failed
	 */
	SharedFetch(Mono<T> fetch, Consumer<T> keep, Consumer<Throwable> failed) {
		this.fetch = fetch;
		this.keep = keep;
		this.failed = failed;
	}

	/**
	 * Join the fetch that is running, or begin one. Whoever still needs it once it has
	 * been kept begins another.
	 * @param needed whether it is needed
	 */
	Mono<Void> join(BooleanSupplier needed) {
		return join(needed, () -> null);
	}

	/**
	 * Join the fetch that is running, or begin one unless there is a pause.
	 * @param needed whether it is needed
	 * @param paused the outcome while none may be begun, {@code null} if one may
	 */
	Mono<Void> join(BooleanSupplier needed, Supplier<@Nullable Mono<Void>> paused) {
		return Mono.defer(() -> {
			synchronized (this.lock) {
				if (!needed.getAsBoolean()) {
					return Mono.empty();
				}
				if (this.running == null) {
					Mono<Void> outcome = paused.get();
					if (outcome != null) {
						return outcome;
					}
					this.running = this.fetch.doOnSuccess(this::succeed).doOnError(this::fail).then().cache();
				}
				return this.running;
			}
		});
	}

	private void succeed(@Nullable T fetched) {
		synchronized (this.lock) {
			if (fetched != null) {
				this.keep.accept(fetched);
			}
			this.running = null;
		}
	}

	private void fail(Throwable failure) {
		synchronized (this.lock) {
			this.failed.accept(failure);
			this.running = null;
		}
	}

}
