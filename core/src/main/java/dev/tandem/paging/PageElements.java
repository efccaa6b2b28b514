package dev.tandem.paging;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * Elements of pages, each page fetched by the thread that asks for its first element.
 *
 * @param <T> the type of the elements
 */
final class PageElements<T> implements Iterator<T>, AutoCloseable {

	private final BooleanSupplier hasNextPage;

	private final Supplier<Collection<? extends T>> nextPage;

	private final Object lock = new Object();

	private Iterator<? extends T> elements = Collections.emptyIterator();

	private @Nullable Throwable failure;

	private @Nullable Thread fetching;

	private volatile boolean closed;

	PageElements(BooleanSupplier hasNextPage, Supplier<Collection<? extends T>> nextPage) {
		this.hasNextPage = hasNextPage;
		this.nextPage = nextPage;
	}

	@Override
	public boolean hasNext() {
		if (this.failure != null) {
			throw again(this.failure);
		}
		while (!this.closed && !this.elements.hasNext() && this.hasNextPage.getAsBoolean()) {
			this.elements = fetch().iterator();
		}
		return !this.closed && this.elements.hasNext();
	}

	private static RuntimeException again(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		return (RuntimeException) failure;
	}

	private Collection<? extends T> fetch() {
		if (!begin()) {
			return Collections.emptyList();
		}
		try {
			return this.nextPage.get();
		}
		catch (RuntimeException | Error ex) {
			if (this.closed) {
				return Collections.emptyList();
			}
			this.failure = ex;
			throw ex;
		}
		finally {
			end();
		}
	}

	private boolean begin() {
		synchronized (this.lock) {
			this.fetching = Thread.currentThread();
			return !this.closed;
		}
	}

	/**
	 * An interrupt that came from closing is not the thread's business.
	 */
	private void end() {
		synchronized (this.lock) {
			this.fetching = null;
			if (this.closed) {
				Thread.interrupted();
			}
		}
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.elements.next();
	}

	Stream<T> stream() {
		Spliterator<T> spliterator = Spliterators.spliteratorUnknownSize(this,
				Spliterator.ORDERED | Spliterator.NONNULL);
		return StreamSupport.stream(spliterator, false).onClose(this::close);
	}

	/**
	 * Fetch no further page and give up the one that another thread waits for.
	 */
	@Override
	public void close() {
		synchronized (this.lock) {
			boolean first = !this.closed;
			this.closed = true;
			if (first && this.fetching != null) {
				this.fetching.interrupt();
			}
		}
	}

}
