package dev.tandem.resilience;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * The time of the system.
 */
public class SystemCallClock implements CallClock {

	/**
	 * The one that all clients share.
	 */
	public static final CallClock INSTANCE = new SystemCallClock();

	SystemCallClock() {
	}

	@Override
	public long nanoTime() {
		return System.nanoTime();
	}

	@Override
	public Clock timeOfDay() {
		return Clock.systemUTC();
	}

	@Override
	public Disposable startDeadline(Duration time, Runnable passed) {
		return startWait(time, passed);
	}

	@Override
	public Disposable startWait(Duration time, Runnable over) {
		return Schedulers.parallel().schedule(over, time.toNanos(), TimeUnit.NANOSECONDS);
	}

}
