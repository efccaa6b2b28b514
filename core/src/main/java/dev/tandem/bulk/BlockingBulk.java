package dev.tandem.bulk;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.twin.BlockingCall;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Calls a blocking operation for many inputs, some of them at the same time, as
 * {@link Bulk} does for a reactive one. <pre class="code">
 * BulkResult&lt;NewTodo, Todo&gt; created = BlockingBulk.of(newTodos).concurrency(10).call(todos::create);
 * </pre>
 * <p>
 * Calls run on a private pool with one thread for each concurrent call, which ends with
 * the bulk. For more than a few dozen concurrent calls use {@code Bulk} with the reactive
 * definition, which needs no threads. With Micrometer's context propagation on the class
 * path, as with tracing, the threads have the span and other context of the calling
 * thread. An interrupt of the waiting thread interrupts the calls in flight and starts no
 * more.
 *
 * @param <I> the type of the inputs
 */
public final class BlockingBulk<I> {

	private final Bulk<I> bulk;

	private final int concurrency;

	private BlockingBulk(Bulk<I> bulk, int concurrency) {
		this.bulk = bulk;
		this.concurrency = concurrency;
	}

	/**
	 * Start with inputs. At most five calls are in flight unless {@link #concurrency} is
	 * set.
	 * @param <I> the type of the inputs
	 * @param inputs the inputs, iterated while calls are made, by one thread at a time
	 * @return the bulk
	 */
	public static <I> BlockingBulk<I> of(Iterable<? extends I> inputs) {
		return new BlockingBulk<>(Bulk.of(inputs), Bulk.DEFAULT_CONCURRENCY);
	}

	/**
	 * Set the maximum number of concurrent calls.
	 * @param calls the largest number of calls in flight, and of threads, at least 1
	 * @return a bulk of the same inputs
	 */
	public BlockingBulk<I> concurrency(int calls) {
		return new BlockingBulk<>(this.bulk.concurrency(calls), calls);
	}

	/**
	 * Call for all inputs and wait for the last call to end.
	 * @param <O> the type of the outputs
	 * @param call the operation; it may return {@code null}
	 * @return the outcomes
	 * @throws java.util.concurrent.CancellationException if the thread is interrupted
	 */
	public <O> BulkResult<I, O> call(Function<? super I, ? extends @Nullable O> call) {
		BlockingCall.checkThread(Bulk.class);
		return BlockingCall
			.response(outcomes((threads) -> this.bulk.<O>call((input) -> threads.call(call, input)).flux()).single());
	}

	/**
	 * Call an operation that returns nothing for all inputs and wait for the last call to
	 * end.
	 * @param call the operation
	 * @return the outcomes
	 * @throws java.util.concurrent.CancellationException if the thread is interrupted
	 */
	public BulkResult<I, Void> run(Consumer<? super I> call) {
		return call((input) -> {
			call.accept(input);
			return null;
		});
	}

	/**
	 * Call for all inputs and return outcomes as they are available, in the order of the
	 * inputs. The calls start at once and run a bounded number of inputs ahead of the
	 * consumer.
	 * @param <O> the type of the outputs
	 * @param call the operation; it may return {@code null}
	 * @return the outcomes as they come; closing the stream interrupts the calls in
	 * flight and starts no more, and a stream that is neither closed nor read to its end
	 * keeps its threads
	 */
	public <O> Stream<BulkOutcome<I, O>> stream(Function<? super I, ? extends @Nullable O> call) {
		BlockingCall.checkThread(Bulk.class);
		return BlockingCall.stream(outcomes((threads) -> this.bulk.<O>stream((input) -> threads.call(call, input))));
	}

	private <T> Flux<T> outcomes(Function<CallThreads, Flux<T>> calls) {
		return CallThreads.use(this.concurrency, calls);
	}

}
