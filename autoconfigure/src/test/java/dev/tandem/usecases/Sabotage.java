package dev.tandem.usecases;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.tandem.ApiOperation;
import dev.tandem.ApiTransportException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Code of an application that throws, at the one point that is armed. The points are
 * static, since some of them lie in types that nobody hands anything.
 */
final class Sabotage {

	private static volatile @Nullable Sabotage armed;

	private final String point;

	private final Thrown thrown;

	private final AtomicInteger strikes = new AtomicInteger();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private Sabotage(String point, Thrown thrown) {
		this.point = point;
		this.thrown = thrown;
	}

	/**
	 * Let a point throw until it is disarmed.
	 */
	static Sabotage arm(String point, Thrown thrown) {
		Sabotage sabotage = new Sabotage(point, thrown);
		armed = sabotage;
		return sabotage;
	}

	static void disarm() {
		armed = null;
	}

	/**
	 * Pass a point.
	 */
	static void at(String point) {
		Sabotage sabotage = armed;
		if (sabotage != null && sabotage.point.equals(point)) {
			sabotage.strike();
		}
	}

	/**
	 * Pass a point with a value, which is null if that is what the point gives.
	 */
	@SuppressWarnings("NullAway")
	static <T> T at(String point, T value) {
		at(point);
		Sabotage sabotage = armed;
		return (sabotage != null && sabotage.point.equals(point) && sabotage.thrown == Thrown.NULL) ? null : value;
	}

	private void strike() {
		this.strikes.incrementAndGet();
		Throwable failure = this.thrown.failure.get();
		if (failure != null) {
			this.failures.add(failure);
			Sabotage.<RuntimeException>sneakyThrow(failure);
		}
	}

	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private static <X extends Throwable> void sneakyThrow(Throwable failure) throws X {
		throw (X) failure;
	}

	/**
	 * Whether this is the point that is armed.
	 */
	static boolean isAt(String point) {
		Sabotage sabotage = armed;
		return sabotage != null && sabotage.point.equals(point);
	}

	/**
	 * How often the point was passed.
	 */
	int strikes() {
		return this.strikes.get();
	}

	/**
	 * What was thrown.
	 */
	List<Throwable> failures() {
		return List.copyOf(this.failures);
	}

	/**
	 * What a point throws.
	 */
	@SuppressWarnings("ImmutableEnumChecker")
	enum Thrown {

		RUNTIME(() -> new IllegalStateException("sabotage")),

		LINKAGE(() -> new NoClassDefFoundError("sabotage")),

		STACK_OVERFLOW(() -> new StackOverflowError("sabotage")),

		ASSERTION(() -> new AssertionError("sabotage")),

		/**
		 * One that is retried, so that two attempts fail with it.
		 */
		SAME(same()),

		CYCLIC(Cyclic::new),

		/**
		 * One that is taken for a broken connection, so that it is looked through before
		 * another attempt.
		 */
		CYCLIC_IO(Sabotage::cyclic),

		NULL(() -> null);

		private final Supplier<? extends @Nullable Throwable> failure;

		Thrown(Supplier<? extends @Nullable Throwable> failure) {
			this.failure = failure;
		}

		/**
		 * An exception and what the JVM throws; all of them with the Maven profile
		 * {@code full}.
		 */
		static List<Thrown> tried() {
			return Boolean.getBoolean("tandem.sabotage.all") ? List.of(values()) : List.of(RUNTIME, STACK_OVERFLOW);
		}

		private static Supplier<Throwable> same() {
			Throwable failure = new ApiTransportException(
					new ApiOperation("notes", "Sabotage#same", HttpMethod.GET, ""), 1, Duration.ZERO, "sabotage", null);
			return () -> failure;
		}

	}

	private static IOException cyclic() {
		IOException failure = new IOException("sabotage");
		failure.initCause(new IllegalStateException("sabotage", failure));
		return failure;
	}

	/**
	 * The cause of its cause.
	 */
	private static final class Cyclic extends RuntimeException {

		@Serial
		private static final long serialVersionUID = 1L;

		Cyclic() {
			super("sabotage");
			RuntimeException other = new IllegalStateException("sabotage");
			other.initCause(this);
			initCause(other);
		}

	}

}
