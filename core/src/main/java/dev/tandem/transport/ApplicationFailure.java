package dev.tandem.transport;

import java.util.Objects;

import dev.tandem.failure.Failures;

/**
 * Carries a failure of the application's own code past what would take it for one of the
 * connection: its body could not be read or encoded. The caller gets the failure itself.
 */
public final class ApplicationFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private ApplicationFailure(Throwable failure) {
		super(failure.toString(), failure, false, false);
	}

	static Throwable of(Throwable failure) {
		boolean known = failure instanceof ApplicationFailure || failure instanceof UnsafeRequestException;
		return known ? failure : new ApplicationFailure(failure);
	}

	/**
	 * An exception for what the application's code has thrown.
	 */
	static ApplicationFailure thrown(Throwable failure) {
		return new ApplicationFailure(Failures.signal(failure));
	}

	/**
	 * The failure.
	 * @return what the application's code failed with
	 */
	public Throwable failure() {
		return Objects.requireNonNull(getCause());
	}

}
