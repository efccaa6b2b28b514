package dev.tandem.exchange;

import java.time.Duration;

import dev.tandem.ApiOperation;
import dev.tandem.error.ErrorTypes;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the pipeline.
 */
final class Call {

	private final OperationMetadata metadata;

	private final long start = System.nanoTime();

	Call(OperationMetadata metadata) {
		this.metadata = metadata;
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

	int attempts() {
		return 1;
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

}
