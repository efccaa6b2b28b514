package dev.tandem.twin;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.tandem.failure.Guard;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;

/**
 * Elements of a call, handed out as they come; a failure comes after the elements before
 * it. The call starts at once, and ends with its last element or when this is closed.
 *
 * @param <T> the type of the elements
 */
final class CallElements<T> implements Iterator<T>, AutoCloseable {

	private final CallerTrace caller = new CallerTrace();

	private final Sinks.Empty<Void> closed = Sinks.empty();

	private final Iterator<Signal<T>> remaining;

	private @Nullable Signal<T> next;

	/**
	 * Start the call.
	 * @param call the call
	 * @param prefetch elements to fetch ahead of the consumer
	 */
	CallElements(Flux<T> call, int prefetch) {
		this.remaining = Guard.composed(CallerContext.into(call))
			.materialize()
			.takeUntilOther(this.closed.asMono())
			.toStream(prefetch)
			.iterator();
	}

	@Override
	public boolean hasNext() {
		if (this.next == null) {
			this.next = await();
		}
		Throwable failure = this.next.getThrowable();
		if (failure != null) {
			throw this.caller.addTo(failure);
		}
		return this.next.hasValue();
	}

	private Signal<T> await() {
		try {
			return this.remaining.hasNext() ? this.remaining.next() : Signal.complete();
		}
		catch (RuntimeException ex) {
			Throwable cause = Exceptions.unwrap(ex);
			throw (cause instanceof InterruptedException)
					? CallerThread.interrupted("while it waited; the call is cancelled", cause) : ex;
		}
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		T element = Objects.requireNonNull(this.next).get();
		this.next = null;
		return Objects.requireNonNull(element);
	}

	Stream<T> stream() {
		Spliterator<T> elements = Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL);
		return StreamSupport.stream(elements, false).onClose(this::close);
	}

	/**
	 * Cancel the call. A consumer that waits meanwhile finds no further element: closing
	 * Reactor's own stream would leave it waiting.
	 */
	@Override
	public void close() {
		this.closed.tryEmitEmpty();
	}

}
