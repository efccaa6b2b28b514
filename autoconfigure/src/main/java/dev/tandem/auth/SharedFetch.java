package dev.tandem.auth;

import java.util.concurrent.atomic.AtomicReference;

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

	private final AtomicReference<@Nullable Mono<T>> running = new AtomicReference<>();

	SharedFetch(Mono<T> fetch) {
		this.fetch = fetch;
	}

	/**
	 * Join the fetch that is running, or begin one.
	 */
	Mono<T> join() {
		return Mono.defer(() -> {
			Mono<T> begun = this.fetch.doFinally((signal) -> this.running.set(null)).cache();
			Mono<T> other = this.running.compareAndExchange(null, begun);
			return (other != null) ? other : begun;
		});
	}

}
