package dev.tandem.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The door of a client: open until it is closed, and then empty once the last call has
 * left.
 */
public final class CallGate {

	private final AtomicInteger inFlight = new AtomicInteger();

	private volatile Sinks.@Nullable Empty<Void> closing;

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
	 * Calls that have begun and not ended.
	 * @return the number of calls
	 */
	public int inFlight() {
		return this.inFlight.get();
	}

	/**
	 * Let calls in again, after a context that was stopped is started.
	 */
	public void open() {
		this.closing = null;
	}

	/**
	 * Let no new call in and wait until those in flight have ended.
	 * @param gracePeriod how long to wait at most
	 * @return completes when no call is left, or the time is over
	 */
	public Mono<Void> close(Duration gracePeriod) {
		return Mono.defer(() -> {
			Sinks.Empty<Void> empty = Sinks.empty();
			this.closing = empty;
			if (this.inFlight.get() == 0) {
				empty.tryEmitEmpty();
			}
			return empty.asMono().timeout(gracePeriod, Mono.empty());
		});
	}

}
