package dev.tandem.config;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * A field of the remote configuration as a typed value, held in memory.
 *
 * <pre class="code">
 * WatchedField&lt;Double&gt; fee = watch.field("payments.fee", Double.class, 0.01);
 * fee.get();
 * fee.onChange((old, now) -&gt; …);
 * </pre>
 *
 * The value is the default while the field is unset. A value that cannot be read as the
 * type leaves the last one in place; {@link ConfigConversionFailedEvent} reports it.
 *
 * @param <T> type of the value
 * @see ConfigWatch#field(String, Class, Object)
 * @see ConfigWatch#bind(String, Class)
 */
public final class WatchedField<T> {

	private static final Log logger = LogFactory.getLog(WatchedField.class);

	private final String path;

	private final Supplier<T> reader;

	private final Consumers consumers;

	private final Sinks.Many<Change<T>> changes = Sinks.many().multicast().directBestEffort();

	private final List<Mailbox<Change<T>>> listeners = new CopyOnWriteArrayList<>();

	private volatile T value;

	private volatile boolean failing;

	private Runnable closing = () -> {
	};

	/**
	 * Generation of the values that the value was read from.
	 */
	private long generation;

	WatchedField(String path, Supplier<T> reader, T initialValue, Consumers consumers) {
		this.path = path;
		this.reader = reader;
		this.consumers = consumers;
		this.value = initialValue;
	}

	/**
	 * Path of the field.
	 * @return the path
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Value of the field. Never waits.
	 * @return the value, the default while it is unset
	 */
	public T get() {
		return this.value;
	}

	/**
	 * Changes from the time of the subscription on, on a thread of the watch. A
	 * subscriber that is slower than they come misses the oldest.
	 * @return the changes, without an end
	 */
	public Flux<Change<T>> changes() {
		return this.changes.asFlux()
			.onBackpressureBuffer(this.consumers.buffer(), (dropped) -> this.consumers.dropListener().accept(1),
					BufferOverflowStrategy.DROP_OLDEST)
			.publishOn(this.consumers.scheduler(), 1);
	}

	/**
	 * Call a listener with the old and the new value at each change, on a thread of the
	 * watch, one after the other. A listener that is slower than they come misses the
	 * oldest.
	 * @param listener the listener; what it throws is logged
	 * @return removes the listener
	 */
	public Disposable onChange(BiConsumer<? super T, ? super T> listener) {
		Mailbox<Change<T>> mailbox = this.consumers.mailbox("Listener to " + this.path,
				(change) -> listener.accept(change.oldValue(), change.newValue()));
		this.listeners.add(mailbox);
		return () -> {
			this.listeners.remove(mailbox);
			mailbox.clear();
		};
	}

	/**
	 * Release the field: it keeps its value, its listeners are removed and
	 * {@link #changes()} completes. For a field that lives shorter than the application.
	 */
	public void close() {
		this.closing.run();
		this.listeners.forEach(Mailbox::clear);
		this.listeners.clear();
		this.changes.tryEmitComplete();
	}

	void onClose(Runnable action) {
		this.closing = action;
	}

	/**
	 * Whether the current value cannot be read, so that an earlier one is kept.
	 */
	boolean isFailing() {
		return this.failing;
	}

	Stream<ConfigListenerState> listeners() {
		return this.listeners.stream().map(Mailbox::state);
	}

	/**
	 * Read the value, without a lock, and keep it unless a later one was read meanwhile.
	 * Whatever a class of the application throws must not end the watch.
	 * @param at generation of the values that are read
	 * @param announced whether to notify the listeners
	 * @return why it could not be read, {@code null} if it could
	 */
	@Nullable Throwable refresh(long at, boolean announced) {
		T read;
		try {
			read = this.reader.get();
		}
		catch (Throwable ex) {
			return fail(at) ? ex : null;
		}
		T old;
		synchronized (this) {
			if (at < this.generation) {
				return null;
			}
			this.generation = at;
			this.failing = false;
			old = this.value;
			this.value = read;
		}
		if (announced && isChanged(old, read)) {
			Change<T> change = new Change<>(old, read);
			this.changes.tryEmitNext(change);
			this.listeners.forEach((listener) -> listener.offer(change));
		}
		return null;
	}

	private synchronized boolean fail(long at) {
		if (at < this.generation) {
			return false;
		}
		this.generation = at;
		this.failing = true;
		return true;
	}

	/**
	 * A type that cannot be compared counts as changed. What it threw may quote the
	 * value, so only its class is logged.
	 */
	private boolean isChanged(T old, T read) {
		try {
			return !old.equals(read);
		}
		catch (Throwable ex) {
			logger.warn("equals() of %s failed with %s, so a value of '%s' counts as changed"
				.formatted(old.getClass().getName(), ex.getClass().getName(), this.path));
			return true;
		}
	}

	@Override
	public String toString() {
		return "WatchedField[" + this.path + "]";
	}

	/**
	 * A change of a field.
	 *
	 * @param <T> type of the value
	 * @param oldValue value until now
	 * @param newValue value from now on
	 */
	public record Change<T>(T oldValue, T newValue) {

	}

}
