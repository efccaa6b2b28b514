package dev.tandem.bulk;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import dev.tandem.ApiResult;
import dev.tandem.ErrorInCallException;
import dev.tandem.failure.Guard;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls an operation for many inputs, some of them at the same time. A call that fails
 * does not end the others: its failure is a value in the result. <pre class="code">
 * Mono&lt;BulkResult&lt;NewTodo, Todo&gt;&gt; created = Bulk.of(newTodos).concurrency(10).call(todos::create);
 * </pre>
 * <p>
 * Every {@link Exception} becomes a value: an {@code ApiException}, an input that was
 * rejected before it was sent, or a failure of the code around the call. Calls for other
 * inputs may have had their effect, so the caller needs all outcomes. An {@link Error}
 * ends the bulk, and so does a failure of the inputs themselves. An
 * {@link dev.tandem.ApiResult.Failure} that an operation returns counts as a failure.
 * <p>
 * Inputs are requested as calls can be made, so there may be any number of them.
 * Cancelling cancels the calls in flight and starts no more. Nothing happens before the
 * subscription, and each subscription calls for all inputs again.
 *
 * @param <I> the type of the inputs
 * @see BlockingBulk
 */
public final class Bulk<I> {

	static final int DEFAULT_CONCURRENCY = 5;

	private final Flux<I> inputs;

	private final int concurrency;

	private Bulk(Flux<I> inputs, int concurrency) {
		this.inputs = inputs;
		this.concurrency = concurrency;
	}

	/**
	 * Start with inputs. At most five calls are in flight unless {@link #concurrency} is
	 * set.
	 * @param <I> the type of the inputs
	 * @param inputs the inputs, iterated while calls are made, on the threads on which
	 * calls end: iterating must not block
	 * @return the bulk
	 */
	public static <I> Bulk<I> of(Iterable<? extends I> inputs) {
		return new Bulk<>(Flux.fromIterable(inputs), DEFAULT_CONCURRENCY);
	}

	/**
	 * Start with a stream of inputs. At most five calls are in flight unless
	 * {@link #concurrency} is set.
	 * @param <I> the type of the inputs
	 * @param inputs the inputs, requested as calls can be made
	 * @return the bulk
	 */
	public static <I> Bulk<I> of(Publisher<? extends I> inputs) {
		return new Bulk<>(Flux.from(inputs), DEFAULT_CONCURRENCY);
	}

	/**
	 * Set the maximum number of concurrent calls.
	 * @param calls the largest number of calls in flight, at least 1
	 * @return a bulk of the same inputs
	 */
	public Bulk<I> concurrency(int calls) {
		if (calls < 1) {
			throw new IllegalArgumentException("A bulk needs a concurrency of at least 1, not " + calls);
		}
		return new Bulk<>(this.inputs, calls);
	}

	/**
	 * Call for all inputs.
	 * @param <O> the type of the outputs
	 * @param call the operation; it may complete without a value
	 * @return the outcomes, once the last call has ended
	 */
	public <O> Mono<BulkResult<I, O>> call(Function<? super I, ? extends Mono<O>> call) {
		return Guard.composed(numbered().flatMap((input) -> input.call(call), this.concurrency)
			.collectList()
			.map(Bulk::inOrder)
			.map(BulkResult::new));
	}

	/**
	 * Call for all inputs and emit outcomes as they are available, in the order of the
	 * inputs. An outcome waits for those before it and counts as in flight until it is
	 * emitted: memory is bounded, but a slow call delays those after it.
	 * @param <O> the type of the outputs
	 * @param call the operation; it may complete without a value
	 * @return the outcomes as they come
	 */
	public <O> Flux<BulkOutcome<I, O>> stream(Function<? super I, ? extends Mono<O>> call) {
		return Guard.composed(numbered().flatMapSequential((input) -> input.call(call), this.concurrency, 1));
	}

	private Flux<Input<I>> numbered() {
		return this.inputs.index((index, input) -> new Input<>(Math.toIntExact(index), input));
	}

	private static <I, O> List<BulkOutcome<I, O>> inOrder(List<BulkOutcome<I, O>> outcomes) {
		return outcomes.stream().sorted(Comparator.comparingInt(BulkOutcome::index)).toList();
	}

	private record Input<I>(int index, I value) {

		<O> Mono<BulkOutcome<I, O>> call(Function<? super I, ? extends Mono<O>> call) {
			return Guard.composed(Mono.defer(() -> call.apply(this.value)))
				.map(this::outcome)
				.switchIfEmpty(Mono.fromSupplier(() -> new BulkOutcome.Success<>(this.index, this.value, null)))
				.onErrorResume(Bulk::isValue,
						(error) -> Mono.just(new BulkOutcome.Failure<>(this.index, this.value, (Exception) error)));
		}

		private <O> BulkOutcome<I, O> outcome(O output) {
			if (output instanceof ApiResult.Failure<?> failure) {
				return new BulkOutcome.Failure<>(this.index, this.value, failure.exception());
			}
			return new BulkOutcome.Success<>(this.index, this.value, output);
		}

	}

	private static boolean isValue(Throwable error) {
		return error instanceof Exception && !(error instanceof ErrorInCallException);
	}

}
