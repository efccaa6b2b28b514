package dev.tandem.testing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What the caller saw of a call.
 *
 * @param <T> the type of the value
 * @param value the value, {@code null} when there was none or the call failed
 * @param thrown the failure, {@code null} when the call succeeded
 * @param elapsed the time that it took
 */
public record Outcome<T>(@Nullable T value, @Nullable Throwable thrown, Duration elapsed) {

	static <T> Outcome<T> of(Attempt<T> attempt) {
		long start = System.nanoTime();
		try {
			T value = attempt.make();
			return new Outcome<>(value, null, since(start));
		}
		catch (Throwable ex) {
			return new Outcome<>(null, ex, since(start));
		}
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * The value of a call that must have succeeded with one.
	 * @return the value
	 */
	public T get() {
		succeeded();
		if (this.value == null) {
			throw new AssertionError("Expected a value, but the call completed without one");
		}
		return this.value;
	}

	/**
	 * Assert that the call succeeded, with a value or without.
	 * @return this outcome
	 */
	public Outcome<T> succeeded() {
		if (this.thrown != null) {
			throw new AssertionError("Expected the call to succeed, but it failed", this.thrown);
		}
		return this;
	}

	/**
	 * The failure of a call that must have failed.
	 * @param <X> the type of the failure
	 * @param type the type of the failure
	 * @return the failure
	 */
	public <X extends Throwable> X failure(Class<X> type) {
		if (this.thrown == null) {
			throw new AssertionError("Expected " + type.getName() + ", but the call succeeded with " + this.value);
		}
		if (!type.isInstance(this.thrown)) {
			throw new AssertionError("Expected " + type.getName() + ", but was " + this.thrown, this.thrown);
		}
		return type.cast(this.thrown);
	}

	interface Attempt<T> {

		@Nullable T make() throws Throwable;

	}

}
