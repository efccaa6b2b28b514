package dev.tandem.resilience;

import java.time.Clock;
import java.time.Duration;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * The time that calls go by: their deadlines, the delays between attempts, rate limits
 * and circuits. A test may move it. Timeouts of a connection are not subject to it: they
 * are kept by the event loop of the connection.
 */
public interface CallClock {

	/**
	 * A time that never goes back, of any origin.
	 * @return the time in nanoseconds
	 */
	long nanoTime();

	/**
	 * The time of the day, which the dates of an API are compared with.
	 * @return the clock
	 */
	Clock timeOfDay();

	/**
	 * Start the time that something has until it is given up.
	 * @param time how long it has
	 * @param passed runs when the time has passed
	 * @return disposed when the time is no longer needed
	 */
	Disposable startDeadline(Duration time, Runnable passed);

	/**
	 * Start a wait, which ends by itself.
	 * @param time how long it takes
	 * @param over runs when the wait is over
	 * @return disposed when nobody waits any longer
	 */
	Disposable startWait(Duration time, Runnable over);

	/**
	 * Wait.
	 * @param time how long
	 * @return completes when the wait is over
	 */
	default Mono<Void> delay(Duration time) {
		return Mono.create((sink) -> sink.onDispose(startWait(time, sink::success)));
	}

}
