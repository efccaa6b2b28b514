package dev.tandem.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A call that is running: cancelling it disposes the subscription of the reactive twin
 * and interrupts the thread of the blocking one.
 *
 * @param <T> the type of the value
 */
public final class RunningCall<T> implements AutoCloseable {

	private final CompletableFuture<@Nullable T> result;

	private final Runnable cancel;

	private RunningCall(CompletableFuture<@Nullable T> result, Runnable cancel) {
		this.result = result;
		this.cancel = cancel;
	}

	static <T> RunningCall<T> subscribed(Supplier<Mono<T>> call) {
		CompletableFuture<@Nullable T> result = Mono.defer(call).toFuture();
		return new RunningCall<>(result, () -> result.cancel(true));
	}

	static <T> RunningCall<T> threaded(Callable<? extends @Nullable T> call) {
		CompletableFuture<@Nullable T> result = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				result.complete(call.call());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		}, "running-call");
		thread.setDaemon(true);
		thread.start();
		return new RunningCall<>(result, thread::interrupt);
	}

	/**
	 * Cancel the call.
	 */
	public void cancel() {
		this.cancel.run();
	}

	/**
	 * Wait for the end of the call. A cancelled one fails with a
	 * {@link java.util.concurrent.CancellationException}, whichever the twin.
	 * @return what the caller saw, the time counted from now
	 */
	public Outcome<T> outcome() {
		return Outcome.of(this::await);
	}

	private @Nullable T await() throws Throwable {
		try {
			return this.result.get(Usage.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() != null) ? ex.getCause() : ex;
		}
		catch (TimeoutException ex) {
			throw new AssertionError("The call has not ended", ex);
		}
	}

	@Override
	public void close() {
		cancel();
	}

}
