package dev.tandem.auth;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps calls from fetching the key again and again that the API refuses: after a fetch
 * that has brought the refused key once more, none is made for a while. Another key ends
 * the pause. Not thread-safe.
 */
final class Refusals {

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final Pause pause;

	private @Nullable Secret known;

	private boolean refused;

	/**
	 * Create them.
	 * @param known the key, {@code null} before the first fetch
	 * @param nanoTime the clock
	 */
	Refusals(@Nullable Secret known, LongSupplier nanoTime) {
		this.known = known;
		this.pause = new Pause(FIRST, LONGEST, nanoTime);
	}

	/**
	 * The API has refused the key.
	 */
	void add() {
		this.refused = true;
	}

	/**
	 * Whether no fetch may be made for a refusal.
	 */
	boolean isPaused() {
		return !this.pause.isOver();
	}

	/**
	 * A fetch has ended, for whatever reason it was made.
	 * @param key the key that it has brought
	 */
	void fetched(Secret key) {
		if (!key.equals(this.known)) {
			this.known = key;
			this.pause.end();
		}
		else if (this.refused) {
			this.pause.begin();
		}
		this.refused = false;
	}

}
