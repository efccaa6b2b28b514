package dev.tandem.failure;

import dev.tandem.ErrorInCallException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTests {

	@Test
	void withCausesWhenTheyLeadRoundHasEachOnce() {
		Exception inner = new Exception("inner");
		Exception middle = new Exception("middle", inner);
		inner.initCause(middle);
		Exception outer = new Exception("outer", middle);
		assertThat(Failures.withCauses(outer)).containsExactly(outer, middle, inner);
	}

	@Test
	void withCausesWhenAlikeHasAll() {
		Exception inner = new Alike(null);
		Exception outer = new Alike(inner);
		assertThat(Failures.withCauses(outer)).hasSize(2);
	}

	@Test
	void suppressWhenThereAlreadyOrTheSameDoesNothing() {
		Exception failure = new Exception("last");
		Exception earlier = new Exception("first");
		assertThat(Failures.suppress(Failures.suppress(failure, earlier), earlier)).isSameAs(failure);
		Failures.suppress(failure, failure);
		assertThat(failure.getSuppressed()).containsExactly(earlier);
	}

	@Test
	void suppressWhenAlikeHasBoth() {
		Exception failure = new Alike(null);
		Failures.suppress(failure, new Alike(null));
		Failures.suppress(failure, new Alike(null));
		assertThat(failure.getSuppressed()).hasSize(2);
	}

	@Test
	void signalWhenReactorWouldThrowItCarriesIt() {
		Error error = new NoClassDefFoundError("gone");
		Throwable signal = Failures.signal(error);
		assertThat(signal).isInstanceOf(ErrorInCallException.class).hasCause(error).hasMessageContaining("gone");
		assertThat(Failures.thrown(signal)).isSameAs(error);
	}

	@Test
	void signalWhenReactorPassesItOnIsTheSame() {
		Error error = new AssertionError("wrong");
		assertThat(Failures.signal(error)).isSameAs(error);
		assertThat(Failures.thrown(error)).isSameAs(error);
	}

	/**
	 * Equal to any other of its kind.
	 */
	private static final class Alike extends Exception {

		private static final long serialVersionUID = 1L;

		Alike(@Nullable Throwable cause) {
			super("alike", cause);
		}

		@Override
		@SuppressWarnings("ThrowableEqualsHashCode")
		public boolean equals(Object other) {
			return other instanceof Alike;
		}

		@Override
		@SuppressWarnings("ThrowableEqualsHashCode")
		public int hashCode() {
			return 1;
		}

	}

}
