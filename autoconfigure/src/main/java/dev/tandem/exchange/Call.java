package dev.tandem.exchange;

import java.time.Duration;

import dev.tandem.ApiOperation;

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
