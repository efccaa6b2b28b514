package dev.tandem.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

import dev.tandem.settings.ClientSettings;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time that a circuit goes by.
 */
class CircuitTests {

	private static final Duration OPEN = Duration.ofSeconds(30);

	private final SetClock clock = new SetClock();

	private final Circuit circuit = new Circuit("notes", new ClientSettings.CircuitBreaker(0.5, 4, 2, OPEN, 1),
			this.clock);

	@Test
	void wallClockThatIsSetBackDoesNotKeepTheCircuitOpen() {
		open();
		this.clock.timeOfDay = this.clock.timeOfDay.minusSeconds(600);
		this.clock.nanos += OPEN.toNanos();
		assertThat(this.circuit.state()).isEqualTo(Circuit.State.HALF_OPEN);
		assertThat(this.circuit.tryPass()).isNotNull();
	}

	@Test
	void wallClockThatIsSetForwardDoesNotCloseTheCircuit() {
		open();
		this.clock.timeOfDay = this.clock.timeOfDay.plusSeconds(600);
		assertThat(this.circuit.state()).isEqualTo(Circuit.State.OPEN);
		assertThat(this.circuit.tryPass()).isNull();
	}

	private void open() {
		for (int i = 0; i < 2; i++) {
			Objects.requireNonNull(this.circuit.tryPass()).fail(new IllegalStateException());
		}
		assertThat(this.circuit.tryPass()).isNull();
	}

	/**
	 * Monotonic time and the time of the day, each set by itself.
	 */
	private static final class SetClock implements CallClock {

		private long nanos;

		private Instant timeOfDay = Instant.parse("2026-01-01T00:00:00Z");

		@Override
		public long nanoTime() {
			return this.nanos;
		}

		@Override
		public Clock timeOfDay() {
			return new Clock() {

				@Override
				public ZoneOffset getZone() {
					return ZoneOffset.UTC;
				}

				@Override
				public Clock withZone(ZoneId zone) {
					return this;
				}

				@Override
				public Instant instant() {
					return SetClock.this.timeOfDay;
				}

			};
		}

		@Override
		public Disposable startDeadline(Duration time, Runnable passed) {
			return Disposables.disposed();
		}

		@Override
		public Disposable startWait(Duration time, Runnable over) {
			return Disposables.disposed();
		}

	}

}
