package dev.tandem.resilience;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Maximum number of concurrent calls. Further calls wait for a permit, first come, first
 * served, without a thread; the number of waiting calls is limited, too.
 */
public final class ConcurrencyLimit {

	private final int maxCalls;

	private final int maxWaiting;

	private final Object lock = new Object();

	private final Set<Permit> waiting = new LinkedHashSet<>();

	private int inUse;

	/**
	 * Create a limit.
	 * @param maxCalls maximum number of concurrent calls
	 * @param maxWaiting maximum number of calls that wait for a permit
	 */
	public ConcurrencyLimit(int maxCalls, int maxWaiting) {
		this.maxCalls = maxCalls;
		this.maxWaiting = maxWaiting;
	}

	/**
	 * Maximum number of concurrent calls.
	 * @return the number
	 */
	public int maxCalls() {
		return this.maxCalls;
	}

	/**
	 * Maximum number of calls that wait for a permit.
	 * @return the number
	 */
	public int maxWaiting() {
		return this.maxWaiting;
	}

	/**
	 * Calls that hold a permit.
	 * @return the number
	 */
	public int inUse() {
		synchronized (this.lock) {
			return this.inUse;
		}
	}

	/**
	 * Calls that wait for a permit.
	 * @return the number
	 */
	public int waiting() {
		synchronized (this.lock) {
			return this.waiting.size();
		}
	}

	/**
	 * A permit of one call, not yet acquired.
	 * @return the permit
	 */
	public Permit permit() {
		return new Permit();
	}

	private @Nullable Permit next() {
		Iterator<Permit> first = this.waiting.iterator();
		if (!first.hasNext()) {
			return null;
		}
		Permit permit = first.next();
		first.remove();
		return permit;
	}

	/**
	 * The permit of one call. It can be released in any state: whoever cancels a call
	 * need not know whether it waits, is about to run or has ended.
	 */
	public final class Permit {

		private State state = State.NEW;

		private @Nullable MonoSink<Void> sink;

		/**
		 * Acquire the permit if one is available. While a call waits there is none: what
		 * is released is handed on to it.
		 * @return whether it is acquired
		 */
		public boolean tryAcquire() {
			synchronized (ConcurrencyLimit.this.lock) {
				if (this.state == State.NEW && ConcurrencyLimit.this.inUse < ConcurrencyLimit.this.maxCalls) {
					ConcurrencyLimit.this.inUse++;
					this.state = State.HELD;
				}
				return this.state == State.HELD;
			}
		}

		/**
		 * Acquire the permit, or wait for it.
		 * @param full creates the failure if too many calls wait already
		 * @return completes when the permit is acquired
		 */
		public Mono<Void> acquire(Supplier<? extends Throwable> full) {
			return Mono.create((sink) -> {
				switch (enter(sink)) {
					case HELD -> sink.success();
					case RELEASED -> sink.error(full.get());
					default -> {
						// Whoever releases a permit completes it.
					}
				}
			});
		}

		private State enter(MonoSink<Void> sink) {
			synchronized (ConcurrencyLimit.this.lock) {
				if (this.state != State.NEW) {
					return this.state;
				}
				if (ConcurrencyLimit.this.inUse < ConcurrencyLimit.this.maxCalls) {
					ConcurrencyLimit.this.inUse++;
					this.state = State.HELD;
				}
				else if (ConcurrencyLimit.this.waiting.size() < ConcurrencyLimit.this.maxWaiting) {
					this.sink = sink;
					this.state = State.WAITING;
					ConcurrencyLimit.this.waiting.add(this);
				}
				else {
					this.state = State.RELEASED;
				}
				return this.state;
			}
		}

		/**
		 * Release the permit, or stop waiting for it. A second time has no effect.
		 */
		public void release() {
			Permit next = null;
			synchronized (ConcurrencyLimit.this.lock) {
				if (this.state == State.WAITING) {
					ConcurrencyLimit.this.waiting.remove(this);
				}
				else if (this.state == State.HELD) {
					next = next();
					if (next != null) {
						next.state = State.HELD;
					}
					else {
						ConcurrencyLimit.this.inUse--;
					}
				}
				this.state = State.RELEASED;
			}
			if (next != null && next.sink != null) {
				begin(next.sink);
			}
		}

		/**
		 * The thread that ended a call belongs to its caller. The next call starts on
		 * another thread, which also keeps a chain of instant completions from recursing.
		 */
		private static void begin(MonoSink<Void> sink) {
			Schedulers.parallel().schedule(sink::success);
		}

	}

	private enum State {

		NEW, WAITING, HELD, RELEASED

	}

}
