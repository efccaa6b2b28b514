package dev.tandem.standin.opendecree;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import dev.tandem.standin.Limit;

/**
 * Limits the calls, and the lines of streams, for all but superadmins. They are off
 * unless switched on, as with the server's own {@code RATE_LIMIT_*}.
 */
final class RateLimits {

	private static final int BURST = 10;

	private final Map<String, Limit> limits = new ConcurrentHashMap<>();

	private final LongSupplier nanos;

	private volatile boolean on;

	RateLimits(LongSupplier nanos) {
		this.nanos = nanos;
	}

	void switchOn() {
		this.on = true;
	}

	/**
	 * Whether one more call of a method, or line of its stream, may pass.
	 */
	boolean pass(Caller caller, String method) {
		if (!this.on || caller.isSuperadmin()) {
			return true;
		}
		return this.limits
			.computeIfAbsent(method, (name) -> Limit.bucket(caller.isAnonymous() ? 10 : 100, BURST, this.nanos))
			.take()
			.isZero();
	}

}
