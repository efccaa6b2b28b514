package dev.tandem.observation;

import org.jspecify.annotations.Nullable;

/**
 * A context that keeps what is measured of its observation while that runs.
 */
interface MeasuredContext {

	/**
	 * What is measured.
	 * @return what the handler of meters has put here, {@code null} before it has
	 */
	@Nullable Object measurement();

	/**
	 * Keep what is measured.
	 * @param measurement what the handler of meters needs at the end
	 */
	void measurement(Object measurement);

}
