package dev.tandem.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.tandem.settings.ClientSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The circuit to an API: closed while it works, open once it fails too often, half-open
 * while trial calls show whether it works again.
 */
public final class Circuit {

	private static final Log logger = LogFactory.getLog(Circuit.class);

	private final CircuitBreaker breaker;

	private final Duration openDuration;

	private final CallClock clock;

	/**
	 * How often the state has changed. It is counted a moment after the change.
	 */
	private final AtomicInteger changes = new AtomicInteger();

	private volatile long openedAt;

	/**
	 * Create a circuit, closed.
	 * @param client name of the client
	 * @param settings settings of its circuit breaker
	 * @param clock the time
	 */
	public Circuit(String client, ClientSettings.CircuitBreaker settings, CallClock clock) {
		this.clock = clock;
		this.openedAt = clock.nanoTime();
		this.breaker = CircuitBreaker.of(client,
				CircuitBreakerConfig.custom()
					.clock(new MonotonicClock(clock))
					.failureRateThreshold((float) (settings.failureRateThreshold() * 100))
					.slidingWindowSize(settings.slidingWindowSize())
					.minimumNumberOfCalls(settings.minimumCalls())
					.waitDurationInOpenState(exclusive(settings.openDuration()))
					.permittedNumberOfCallsInHalfOpenState(settings.halfOpenCalls())
					.build());
		this.openDuration = settings.openDuration();
		this.breaker.getEventPublisher().onStateTransition(this::changed);
	}

	/**
	 * Resilience4j lets the first attempt pass after this time, not at its end.
	 */
	private static Duration exclusive(Duration openDuration) {
		return (openDuration.toMillis() > 1) ? openDuration.minusNanos(1) : openDuration;
	}

	private void changed(CircuitBreakerOnStateTransitionEvent event) {
		this.changes.incrementAndGet();
		CircuitBreaker.State state = event.getStateTransition().getToState();
		if (state == CircuitBreaker.State.OPEN) {
			this.openedAt = this.clock.nanoTime();
			logger.warn("The circuit of the client '%s' is open: calls are rejected for %d ms"
				.formatted(event.getCircuitBreakerName(), this.openDuration.toMillis()));
		}
		else {
			logger.info("The circuit of the client '%s' is %s".formatted(event.getCircuitBreakerName(), state));
		}
	}

	/**
	 * Its state now, as the next attempt would find it: the time in which nothing is sent
	 * ends by itself, and not only with the first attempt after it.
	 * @return the state
	 */
	public State state() {
		return switch (this.breaker.getState()) {
			case OPEN -> left().compareTo(Duration.ZERO) <= 0 ? State.HALF_OPEN : State.OPEN;
			case FORCED_OPEN -> State.OPEN;
			case HALF_OPEN -> State.HALF_OPEN;
			default -> State.CLOSED;
		};
	}

	/**
	 * Ask whether an attempt may be sent.
	 * @return its pass, {@code null} if it may not be sent
	 */
	public @Nullable Pass tryPass() {
		return this.breaker.tryAcquirePermission() ? new Pass(this.changes.get()) : null;
	}

	/**
	 * Close the circuit and forget all attempts.
	 */
	public void reset() {
		this.breaker.reset();
	}

	private Duration left() {
		return this.openDuration.minusNanos(this.clock.nanoTime() - this.openedAt);
	}

	/**
	 * Say why nothing is sent.
	 * @return a part of a sentence
	 */
	public String refusal() {
		if (this.breaker.getState() == CircuitBreaker.State.OPEN) {
			return "the circuit is open because too many attempts failed; the next attempt is possible in %d ms"
				.formatted(Math.max(0, left().toMillis()));
		}
		return "the circuit is half-open and %d trial attempts are already in flight"
			.formatted(this.breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState());
	}

	/**
	 * Lets an attempt be sent, and is notified once of its outcome. An attempt that was
	 * sent before the circuit opened says nothing of the API now: counted while the
	 * circuit is half-open, it would take or give back the place of a trial.
	 */
	public final class Pass {

		private final int changesBefore;

		private final AtomicBoolean used = new AtomicBoolean();

		private Pass(int changesBefore) {
			this.changesBefore = changesBefore;
		}

		/**
		 * The API responded.
		 */
		public void succeed() {
			use((breaker) -> breaker.onSuccess(0, TimeUnit.NANOSECONDS));
		}

		/**
		 * The API failed.
		 * @param failure the failure
		 */
		public void fail(Throwable failure) {
			use((breaker) -> breaker.onError(0, TimeUnit.NANOSECONDS, failure));
		}

		/**
		 * The attempt says nothing of the API.
		 */
		public void release() {
			use(CircuitBreaker::releasePermission);
		}

		private void use(Consumer<CircuitBreaker> report) {
			if (this.used.compareAndSet(false, true) && !isOutdated()) {
				report.accept(Circuit.this.breaker);
			}
		}

		/**
		 * It takes two changes from closed to half-open, or from one half-open time to
		 * the next. One may just not have been counted when the pass was given.
		 */
		private boolean isOutdated() {
			return Circuit.this.changes.get() - this.changesBefore >= 2;
		}

	}

	/**
	 * Begins with the time of the day and goes on as monotonic time does, so that a wall
	 * clock that is set neither shortens nor lengthens the time in which nothing is sent.
	 */
	private static final class MonotonicClock extends Clock {

		private final CallClock clock;

		private final Instant begin;

		private final long origin;

		private MonotonicClock(CallClock clock) {
			this.clock = clock;
			this.begin = clock.timeOfDay().instant();
			this.origin = clock.nanoTime();
		}

		@Override
		public Instant instant() {
			return this.begin.plusNanos(this.clock.nanoTime() - this.origin);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new UnsupportedOperationException("Only instants are asked for");
		}

	}

	/**
	 * State of a circuit.
	 */
	public enum State {

		/**
		 * Attempts are sent.
		 */
		CLOSED,

		/**
		 * A few attempts are sent to try the API.
		 */
		HALF_OPEN,

		/**
		 * Nothing is sent.
		 */
		OPEN;

		/**
		 * The state as texts show it.
		 * @return the name in lower case
		 */
		public String text() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
