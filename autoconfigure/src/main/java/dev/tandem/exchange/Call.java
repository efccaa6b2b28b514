package dev.tandem.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tandem.ApiOperation;
import dev.tandem.error.ErrorTypes;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the pipeline.
 */
final class Call {

	private final OperationMetadata metadata;

	private final boolean repeatable;

	private final long start = System.nanoTime();

	private final List<Throwable> earlierFailures = new ArrayList<>(0);

	/**
	 * Begin a call.
	 * @param metadata its operation
	 * @param resendable whether the body of the request can be sent again
	 */
	Call(OperationMetadata metadata, boolean resendable) {
		this.metadata = metadata;
		this.repeatable = resendable && metadata.idempotent();
	}

	ApiOperation operation() {
		return this.metadata.operation();
	}

	ErrorTypes errorTypes() {
		return this.metadata.errorTypes();
	}

	@Nullable Duration timeout() {
		return this.metadata.timeout();
	}

	boolean endless() {
		return this.metadata.endless();
	}

	boolean streamed() {
		return this.metadata.streamed();
	}

	boolean isRepeatable() {
		return this.repeatable;
	}

	int attempts() {
		return this.earlierFailures.size() + 1;
	}

	void repeatAfter(Throwable failure) {
		this.earlierFailures.add(failure);
	}

	Throwable finalFailure(Throwable failure) {
		this.earlierFailures.forEach(failure::addSuppressed);
		return failure;
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	/**
	 * What is left of the deadline.
	 * @param clientTimeout the deadline that the client sets
	 * @return the time, not negative
	 */
	Duration remaining(Duration clientTimeout) {
		Duration remaining = Objects.requireNonNullElse(timeout(), clientTimeout).minus(elapsed());
		return remaining.isNegative() ? Duration.ZERO : remaining;
	}

}
