package dev.tandem.exchange;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The door of a client: open until it is closed, and then empty once the last call has
 * left.
 */
public final class CallGate {

	private final AtomicInteger inFlight = new AtomicInteger();

	private final Sinks.Empty<Void> empty = Sinks.empty();

	private volatile boolean closed;

	boolean enter() {
		this.inFlight.incrementAndGet();
		if (this.closed) {
			leave();
			return false;
		}
		return true;
	}

	void leave() {
		if (this.inFlight.decrementAndGet() == 0 && this.closed) {
			this.empty.tryEmitEmpty();
		}
	}

	/**
	 * Calls that have begun and not ended.
	 * @return the number of calls
	 */
	public int inFlight() {
		return this.inFlight.get();
	}

	/**
	 * Let no new call in and wait until those in flight have ended.
	 * @param gracePeriod how long to wait at most
	 * @return completes when no call is left, or the time is over
	 */
	public Mono<Void> close(Duration gracePeriod) {
		return Mono.defer(() -> {
			this.closed = true;
			if (this.inFlight.get() == 0) {
				this.empty.tryEmitEmpty();
			}
			return this.empty.asMono().timeout(gracePeriod, Mono.empty());
		});
	}

}
