package dev.tandem.auth;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A value that must not be shown: its text form is masked. Not a record, so that no
 * accessor, {@code toString} or serialisation hands it out by accident.
 */
public final class Secret {

	private final String value;

	private Secret(String value) {
		this.value = value;
	}

	/**
	 * Wrap a value.
	 * @param value the value
	 * @return the secret
	 */
	public static Secret of(String value) {
		return new Secret(value);
	}

	/**
	 * Hand out the value, to be put into a request and nowhere else.
	 * @return the value
	 */
	public String reveal() {
		return this.value;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Secret secret && this.value.equals(secret.value);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.value);
	}

	@Override
	public String toString() {
		return "******";
	}

}
