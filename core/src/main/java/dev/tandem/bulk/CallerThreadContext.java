package dev.tandem.bulk;

import java.util.concurrent.ExecutorService;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/**
 * What is bound to the thread of a caller: its observation, and all else that is
 * registered with Micrometer's context propagation.
 */
final class CallerThreadContext {

	private CallerThreadContext() {
	}

	/**
	 * Bind to the threads of an executor, while they work, what is bound to this thread
	 * now.
	 */
	static ExecutorService carriedTo(ExecutorService executor) {
		ContextSnapshot caller = ContextSnapshotFactory.builder().build().captureAll();
		return ContextExecutorService.wrap(executor, () -> caller);
	}

}
