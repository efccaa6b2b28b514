package dev.tandem.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The gate of one generation of a client: open until the client closes or the generation
 * is replaced, and then empty once the last call has left.
 */
public final class CallGate {

	private final AtomicInteger inFlight = new AtomicInteger();

	private volatile Sinks.@Nullable Empty<Void> closing;

	private volatile boolean replaced;

	/**
	 * Let a call in.
	 * @return whether it is in, so that it has to leave
	 */
	boolean enter() {
		this.inFlight.incrementAndGet();
		if (this.closing != null) {
			leave();
			return false;
		}
		return true;
	}

	void leave() {
		int left = this.inFlight.decrementAndGet();
		Sinks.Empty<Void> waiting = this.closing;
		if (left == 0 && waiting != null) {
			waiting.tryEmitEmpty();
		}
	}

	/**
	 * Whether calls are to go through the gate of the next generation.
	 */
	boolean isReplaced() {
		return this.replaced;
	}

	/**
	 * Calls that have begun and not ended.
	 * @return the number of calls
	 */
	public int inFlight() {
		return this.inFlight.get();
	}

	/**
	 * Let calls in again, after a context that was stopped is started.
	 */
	public synchronized void open() {
		this.closing = null;
	}

	/**
	 * Send new calls to the next generation, which is in place, and wait until those in
	 * flight have ended.
	 * @param gracePeriod how long to wait at most
	 * @return completes when no call is left, or the time is over
	 */
	public Mono<Void> replace(Duration gracePeriod) {
		return Mono.defer(() -> {
			this.replaced = true;
			return close(gracePeriod);
		});
	}

	/**
	 * Let no new call in and wait until those in flight have ended.
	 * @param gracePeriod how long to wait at most
	 * @return completes when no call is left, or the time is over
	 */
	public Mono<Void> close(Duration gracePeriod) {
		return Mono.defer(() -> {
			Sinks.Empty<Void> empty = closing();
			if (this.inFlight.get() == 0) {
				empty.tryEmitEmpty();
			}
			return empty.asMono().timeout(gracePeriod, Mono.empty());
		});
	}

	/**
	 * A client may close while a generation of it is being drained.
	 */
	private synchronized Sinks.Empty<Void> closing() {
		Sinks.Empty<Void> known = this.closing;
		Sinks.Empty<Void> empty = (known != null) ? known : Sinks.empty();
		this.closing = empty;
		return empty;
	}

}
