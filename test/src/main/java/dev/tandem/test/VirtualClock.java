package dev.tandem.test;

import java.time.Duration;
import java.time.Instant;

import dev.tandem.resilience.CallClock;

import org.springframework.context.annotation.Bean;

/**
 * The time that the clients of a test go by: delays between attempts, rate limits,
 * circuit breakers and the deadline of a call ({@code timeouts.call}). Import it into a
 * test that would have to wait otherwise:
 *
 * <pre class="code">
 * &#064;ApiClientTest(TodoApi.class)
 * &#064;Import(VirtualClock.class)
 * class RetryTests {
 *
 *     &#064;Autowired
 *     VirtualClock clock;
 *
 * }
 * </pre>
 *
 * Time stands still but for two things. A call that waits, for its next attempt or for a
 * permit of the rate limit, moves it to the end of the wait, so that no test waits for
 * real; see {@link #setAutoAdvance(boolean)}. And {@link #advance(Duration)} moves it.
 * <p>
 * All other timeouts are those of a connection and go by the time of the system:
 * {@code timeouts.response}, {@code timeouts.connect} and so on.
 */
public final class VirtualClock {

	private final VirtualCallClock time = new VirtualCallClock();

	@Bean
	CallClock virtualCallClock() {
		return this.time;
	}

	/**
	 * Time that has passed in this test.
	 * @return the time
	 */
	public Duration elapsed() {
		return this.time.elapsed();
	}

	/**
	 * The time of the day, for example to have an API name a date in {@code Retry-After}.
	 * It begins with that of the system.
	 * @return the time
	 */
	public Instant now() {
		return this.time.timeOfDay().instant();
	}

	/**
	 * Calls that wait for their next attempt or for a permit of a rate limit. There is
	 * none for long unless {@link #setAutoAdvance(boolean) auto-advance} is off.
	 * @return the number
	 */
	public int waiting() {
		return this.time.waiting();
	}

	/**
	 * Move time. Deadlines that pass and waits that end do so before this method returns.
	 * @param time how far
	 * @throws IllegalArgumentException if the time is negative
	 */
	public void advance(Duration time) {
		this.time.advance(time);
	}

	/**
	 * Whether a call that waits moves time to the end of its wait, which is on at the
	 * start of each test. Switch it off to see what happens during a wait.
	 * @param autoAdvance whether it does
	 */
	public void setAutoAdvance(boolean autoAdvance) {
		this.time.setAutoAdvance(autoAdvance);
	}

	void reset() {
		this.time.reset();
	}

}
