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
 * Bounds the calls that run at a time. Others wait in the order in which they came, and
 * hold no thread; their number is bounded, too.
 */
public final class ConcurrencyLimit {

	private final int maxCalls;

	private final int maxWaiting;

	private final Object lock = new Object();

	private final Set<Place> waiting = new LinkedHashSet<>();

	private int inUse;

	/**
	 * Create a limit.
	 * @param maxCalls calls that run at the same time
	 * @param maxWaiting calls that may wait for their turn
	 */
	public ConcurrencyLimit(int maxCalls, int maxWaiting) {
		this.maxCalls = maxCalls;
		this.maxWaiting = maxWaiting;
	}

	/**
	 * Calls that run at the same time at most.
	 * @return the number
	 */
	public int maxCalls() {
		return this.maxCalls;
	}

	/**
	 * Calls that may wait for their turn at most.
	 * @return the number
	 */
	public int maxWaiting() {
		return this.maxWaiting;
	}

	/**
	 * Calls that run.
	 * @return the number
	 */
	public int inUse() {
		synchronized (this.lock) {
			return this.inUse;
		}
	}

	/**
	 * Calls that wait for their turn.
	 * @return the number
	 */
	public int waiting() {
		synchronized (this.lock) {
			return this.waiting.size();
		}
	}

	/**
	 * The place of a call, not yet taken.
	 * @return the place
	 */
	public Place place() {
		return new Place();
	}

	private @Nullable Place next() {
		Iterator<Place> first = this.waiting.iterator();
		if (!first.hasNext()) {
			return null;
		}
		Place place = first.next();
		first.remove();
		return place;
	}

	/**
	 * The place of one call. It is given up whatever the call is doing: whoever cancels
	 * need not know whether the call waits, is about to run or has ended.
	 */
	public final class Place {

		private State state = State.NEW;

		private @Nullable MonoSink<Void> turn;

		/**
		 * Take the place if there is one and nobody waits for it.
		 * @return whether it is taken
		 */
		public boolean takeAtOnce() {
			synchronized (ConcurrencyLimit.this.lock) {
				if (this.state == State.NEW && ConcurrencyLimit.this.inUse < ConcurrencyLimit.this.maxCalls) {
					ConcurrencyLimit.this.inUse++;
					this.state = State.RUNNING;
				}
				return this.state == State.RUNNING;
			}
		}

		/**
		 * Take the place, or wait for it.
		 * @param full makes the failure for when as many wait as may
		 * @return completes when the place is taken
		 */
		public Mono<Void> taken(Supplier<? extends Throwable> full) {
			return Mono.create((sink) -> {
				switch (enter(sink)) {
					case RUNNING -> sink.success();
					case LEFT -> sink.error(full.get());
					default -> {
						// its turn will come
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
					this.state = State.RUNNING;
				}
				else if (ConcurrencyLimit.this.waiting.size() < ConcurrencyLimit.this.maxWaiting) {
					this.turn = sink;
					this.state = State.WAITING;
					ConcurrencyLimit.this.waiting.add(this);
				}
				else {
					this.state = State.LEFT;
				}
				return this.state;
			}
		}

		/**
		 * Give up the place. A second time has no effect.
		 */
		public void leave() {
			Place next = null;
			synchronized (ConcurrencyLimit.this.lock) {
				if (this.state == State.WAITING) {
					ConcurrencyLimit.this.waiting.remove(this);
				}
				else if (this.state == State.RUNNING) {
					next = next();
					if (next != null) {
						next.state = State.RUNNING;
					}
					else {
						ConcurrencyLimit.this.inUse--;
					}
				}
				this.state = State.LEFT;
			}
			if (next != null && next.turn != null) {
				begin(next.turn);
			}
		}

		/**
		 * The thread that ended a call belongs to its caller: the next call begins on
		 * another, as it does after any wait. Thus a row of calls that end at once is no
		 * recursion either.
		 */
		private static void begin(MonoSink<Void> turn) {
			Schedulers.parallel().schedule(turn::success);
		}

	}

	private enum State {

		NEW, WAITING, RUNNING, LEFT

	}

}
