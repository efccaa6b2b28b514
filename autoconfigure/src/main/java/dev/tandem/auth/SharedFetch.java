package dev.tandem.auth;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets those who need the same thing at the same time share one fetch. Who cancels leaves
 * the others waiting; the fetch goes on.
 *
 * @param <T> what is fetched
 */
final class SharedFetch<T> {

	private final Mono<T> fetch;

	private final Consumer<T> keep;

	private final Object lock = new Object();

	private @Nullable Mono<Void> running;

	/**
	 * Create a fetch.
	 * @param fetch fetches what is needed
	 * @param keep keeps it; must not block
	 */
	SharedFetch(Mono<T> fetch, Consumer<T> keep) {
		this.fetch = fetch;
		this.keep = keep;
	}

	/**
	 * Join the fetch that is running, or begin one. Whoever still needs it once it has
	 * been kept begins another.
	 * @param needed whether it is needed; must not block
	 */
	Mono<Void> join(BooleanSupplier needed) {
		return Mono.defer(() -> {
			synchronized (this.lock) {
				if (!needed.getAsBoolean()) {
					return Mono.empty();
				}
				if (this.running == null) {
					this.running = this.fetch.doOnSuccess(this::end).doOnError((failure) -> end(null)).then().cache();
				}
				return this.running;
			}
		});
	}

	private void end(@Nullable T fetched) {
		synchronized (this.lock) {
			if (fetched != null) {
				this.keep.accept(fetched);
			}
			this.running = null;
		}
	}

}
