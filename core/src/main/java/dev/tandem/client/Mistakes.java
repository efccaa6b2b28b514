package dev.tandem.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import dev.tandem.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with settings, so that a user reads all of it at the first start
 * and not one mistake after the other.
 */
@Internal
public final class Mistakes {

	private final Set<InvalidApiClientException.Mistake> found = new LinkedHashSet<>();

	private @Nullable Throwable cause;

	public boolean isEmpty() {
		return this.found.isEmpty();
	}

	public void add(String problem, String remedy) {
		add(new InvalidApiClientException.Mistake(problem, remedy));
	}

	public void add(InvalidApiClientException.Mistake mistake) {
		this.found.add(mistake);
	}

	/**
	 * Take over the mistakes of a failure. Those of the defaults are found for each
	 * client.
	 */
	public void add(InvalidApiClientException failure) {
		this.found.addAll(failure.mistakes());
		this.cause = failure.getCause();
	}

	/**
	 * Make a part of the settings. A mistake in it is kept.
	 */
	public <T extends @Nullable Object> Part<T> part(Supplier<T> maker) {
		try {
			return new Part<>(maker.get());
		}
		catch (InvalidApiClientException ex) {
			add(ex);
			return new Part<>(null);
		}
	}

	/**
	 * Report the mistakes, if there are any.
	 * @throws InvalidApiClientException if there is a mistake
	 */
	public void refuse() {
		if (!this.found.isEmpty()) {
			throw new InvalidApiClientException(List.copyOf(this.found), (this.found.size() == 1) ? this.cause : null);
		}
	}

	/**
	 * A part of the settings, which is not there if it has a mistake.
	 *
	 * @param made the part
	 */
	public record Part<T extends @Nullable Object>(@Nullable T made) {

		public T get() {
			return Objects.requireNonNull(this.made);
		}

	}

}
