package dev.tandem.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * The side through which a scenario calls an API. A test states the call once for each
 * side, and what is expected once for both.
 *
 * <pre class="code">
 * &#64;TwinTest
 * void getWhenServerResetsFails(Twin twin) {
 * 	Outcome&lt;Todo&gt; outcome = twin.call(() -> this.reactive.get(1), () -> this.blocking.get(1));
 * 	assertThat(outcome.failure(ApiTransportException.class).attempts()).isEqualTo(1);
 * }
 * </pre>
 */
public enum Twin {

	/**
	 * The call is subscribed to.
	 */
	REACTIVE,

	/**
	 * The call is made in the thread of the test.
	 */
	BLOCKING;

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/**
	 * Call an operation that answers one value or none.
	 * @param <T> the type of the value
	 * @param reactive makes the call through the reactive twin
	 * @param blocking makes the call through the blocking twin
	 * @return what the caller saw
	 */
	public <T> Outcome<T> call(Supplier<Mono<T>> reactive, Callable<? extends @Nullable T> blocking) {
		return (this == REACTIVE) ? Outcome.of(() -> await(reactive.get())) : Outcome.of(blocking::call);
	}

	/**
	 * Call an operation that answers many values.
	 * @param <T> the type of a value
	 * @param reactive makes the call through the reactive twin
	 * @param blocking makes the call through the blocking twin
	 * @return what the caller saw
	 */
	public <T> Outcome<List<T>> list(Supplier<Flux<T>> reactive, Callable<List<T>> blocking) {
		return call(() -> Flux.defer(reactive).collectList(), blocking);
	}

	/**
	 * Call an operation that answers nothing.
	 * @param reactive makes the call through the reactive twin
	 * @param blocking makes the call through the blocking twin
	 * @return what the caller saw
	 */
	public Outcome<Void> run(Supplier<Mono<Void>> reactive, Action blocking) {
		return call(reactive, () -> {
			blocking.run();
			return null;
		});
	}

	/**
	 * Start a call that the test is going to cancel.
	 * @param <T> the type of the value
	 * @param reactive makes the call through the reactive twin
	 * @param blocking makes the call through the blocking twin, in a thread of its own
	 * @return the running call
	 */
	public <T> RunningCall<T> start(Supplier<Mono<T>> reactive, Callable<? extends @Nullable T> blocking) {
		return (this == REACTIVE) ? RunningCall.subscribed(reactive) : RunningCall.threaded(blocking);
	}

	private static <T> @Nullable T await(Mono<T> call) throws Throwable {
		Signal<T> end = Objects.requireNonNull(call.materialize().block(LIMIT));
		Throwable failure = end.getThrowable();
		if (failure != null) {
			throw failure;
		}
		return end.get();
	}

	/**
	 * A call without a response.
	 */
	@FunctionalInterface
	public interface Action {

		/**
		 * Make the call.
		 * @throws Exception what the caller sees
		 */
		void run() throws Exception;

	}

}
