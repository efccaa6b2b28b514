package dev.tandem.auth;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets those who need the same thing at the same time share one fetch. Who cancels leaves
 * the others waiting; the fetch goes on.
 */
final class SharedFetch {

	private final Mono<?> fetch;

	private final AtomicReference<@Nullable Mono<Void>> running = new AtomicReference<>();

	/**
	 * Create a fetch.
	 * @param fetch fetches and keeps what is needed
	 */
	SharedFetch(Mono<?> fetch) {
		this.fetch = fetch;
	}

	/**
	 * Join the fetch that is running, or begin one.
	 * @param needed whether it is still needed, now that no other is running
	 */
	Mono<Void> join(BooleanSupplier needed) {
		return Mono.defer(() -> {
			Mono<Void> begun = Mono.defer(() -> needed.getAsBoolean() ? this.fetch.then() : Mono.empty())
				.doFinally((signal) -> this.running.set(null))
				.cache();
			Mono<Void> other = this.running.compareAndExchange(null, begun);
			return (other != null) ? other : begun;
		});
	}

}
