package dev.tandem.bulk;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.tandem.failure.Guard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.ClassUtils;

/**
 * Threads of one bulk of blocking calls. They are its own: a call may itself need one of
 * Reactor's, and a bulk that held them all would wait for itself. What the thread of the
 * caller holds, such as a span, goes with the calls where context propagation is there.
 */
final class CallThreads {

	private static final boolean CONTEXT_PROPAGATION = ClassUtils
		.isPresent("io.micrometer.context.ContextExecutorService", CallThreads.class.getClassLoader());

	private final ExecutorService executor;

	private final Scheduler scheduler;

	private CallThreads(int count) {
		this.executor = Executors.newFixedThreadPool(count, factory());
		this.scheduler = Schedulers
			.fromExecutorService(CONTEXT_PROPAGATION ? CallerThreadContext.carriedTo(this.executor) : this.executor);
	}

	private static ThreadFactory factory() {
		AtomicInteger count = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, "tandem-bulk-" + count.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	/**
	 * Lend threads, begun as they are needed, until what they are for has ended. Then
	 * they end; those that are busy since it was cancelled are interrupted.
	 */
	static <T> Flux<T> use(int count, Function<CallThreads, Flux<T>> use) {
		return Flux.using(() -> new CallThreads(count),
				(threads) -> use.apply(threads).doOnCancel(threads.executor::shutdownNow),
				(threads) -> threads.executor.shutdown());
	}

	/**
	 * Make a blocking call on one of the threads. Cancelling interrupts it.
	 */
	<I, O> Mono<O> call(Function<? super I, ? extends @Nullable O> call, I input) {
		return Guard.mono(Mono.<O>fromCallable(() -> call.apply(input))).subscribeOn(this.scheduler);
	}

}
