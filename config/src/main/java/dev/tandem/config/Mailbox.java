package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Hands elements to one consumer, one after the other, on a thread of the scheduler. When
 * the consumer is too slow, the oldest go and it is notified how many. What it throws is
 * logged.
 *
 * @param <E> type of the elements
 */
final class Mailbox<E> {

	private static final Log logger = LogFactory.getLog(Mailbox.class);

	private final String name;

	private final Queue<E> elements = new ArrayDeque<>();

	private final List<Runnable> afterwards = new ArrayList<>();

	private final int capacity;

	private final Scheduler scheduler;

	private final Consumer<E> consumer;

	private final LongConsumer dropListener;

	private long dropped;

	private long lost;

	private boolean busy;

	/**
	 * When the call that is under way began, 0 if there is none.
	 */
	private volatile long calledAt;

	Mailbox(String name, int capacity, Scheduler scheduler, Consumer<E> consumer, LongConsumer dropListener) {
		this.name = name;
		this.capacity = capacity;
		this.scheduler = scheduler;
		this.consumer = consumer;
		this.dropListener = dropListener;
	}

	void offer(E element) {
		synchronized (this.elements) {
			if (this.elements.size() == this.capacity) {
				this.elements.remove();
				this.dropped++;
				this.lost++;
			}
			this.elements.add(element);
		}
		wake();
	}

	/**
	 * Run an action once the consumer has had all elements. Unlike an element it is never
	 * dropped.
	 */
	void whenEmpty(Runnable action) {
		synchronized (this.elements) {
			this.afterwards.add(action);
		}
		wake();
	}

	ConfigListenerState state() {
		long began = this.calledAt;
		Duration at = (began != 0) ? Duration.ofNanos(Math.max(0, System.nanoTime() - began)) : Duration.ZERO;
		synchronized (this.elements) {
			return new ConfigListenerState(this.name, this.elements.size(), this.lost, at);
		}
	}

	private void wake() {
		synchronized (this.elements) {
			if (this.busy) {
				return;
			}
			this.busy = true;
		}
		try {
			this.scheduler.schedule(this::drain);
		}
		catch (RejectedExecutionException ex) {
			// the watch is destroyed: nobody listens any more
			synchronized (this.elements) {
				this.elements.clear();
				this.busy = false;
			}
			takeAfterwards().forEach(this::call);
		}
	}

	void clear() {
		synchronized (this.elements) {
			this.elements.clear();
		}
	}

	private List<Runnable> takeAfterwards() {
		synchronized (this.elements) {
			List<Runnable> taken = List.copyOf(this.afterwards);
			this.afterwards.clear();
			return taken;
		}
	}

	private void drain() {
		while (true) {
			long lost;
			@Nullable E element;
			List<Runnable> last;
			synchronized (this.elements) {
				lost = this.dropped;
				this.dropped = 0;
				element = this.elements.poll();
				last = (element == null && lost == 0) ? takeAfterwards() : List.of();
				this.busy = element != null || lost > 0 || !last.isEmpty();
			}
			if (element == null && lost == 0 && last.isEmpty()) {
				return;
			}
			if (lost > 0) {
				call(() -> this.dropListener.accept(lost));
			}
			if (element != null) {
				call(() -> this.consumer.accept(element));
			}
			last.forEach(this::call);
		}
	}

	/**
	 * Whatever it throws, the elements that wait are handed on.
	 */
	private void call(Runnable listener) {
		this.calledAt = System.nanoTime() | 1;
		try {
			listener.run();
		}
		catch (Throwable ex) {
			logger.error(this.name + " failed; the other listeners are notified all the same", ex);
		}
		finally {
			this.calledAt = 0;
		}
	}

}
