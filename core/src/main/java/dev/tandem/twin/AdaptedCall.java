package dev.tandem.twin;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.Assert;

/**
 * Makes a {@code Mono} or {@code Flux} of what a definition returns in place of one: a
 * future, or a type of another reactive library that Spring has an adapter for.
 */
public final class AdaptedCall {

	private AdaptedCall() {
	}

	/**
	 * A call of at most one value. Cancelling it cancels a future.
	 * @param <T> the type of the value
	 * @param call what the definition returned
	 * @return the call
	 */
	@SuppressWarnings({ "unchecked", "NullAway" })
	public static <T> Mono<T> mono(@Nullable Object call) {
		if (call instanceof CompletionStage<?> future) {
			return (Mono<T>) Mono.fromCompletionStage(future);
		}
		return (call != null) ? Mono.from((Publisher<T>) publisher(call)) : null;
	}

	/**
	 * A call of many values.
	 * @param <T> the type of the values
	 * @param call what the definition returned
	 * @return the call
	 */
	@SuppressWarnings({ "unchecked", "NullAway" })
	public static <T> Flux<T> flux(@Nullable Object call) {
		return (call != null) ? Flux.from((Publisher<T>) publisher(call)) : null;
	}

	private static Publisher<?> publisher(Object call) {
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(null, call);
		Assert.state(adapter != null, () -> "Spring has no adapter for " + call.getClass().getName());
		return adapter.toPublisher(call);
	}

}
