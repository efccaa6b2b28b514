package dev.tandem.config;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Where consumers are called and how many events wait for each.
 *
 * @param scheduler its threads call the consumers
 * @param buffer events held for each
 * @param dropListener is notified how many a slow one has lost
 */
record Consumers(Scheduler scheduler, int buffer, LongConsumer dropListener) {

	/**
	 * So many listeners may block until others wait for them. A listener takes one thread
	 * at most, and none while it is idle.
	 */
	private static final int THREADS = 256;

	private static final Duration IDLE = Duration.ofSeconds(10);

	/**
	 * Threads that take whoever waits next, so that none waits for the slow one while
	 * another thread is free.
	 */
	static Scheduler threads() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("config-events-");
		factory.setDaemon(true);
		ThreadPoolExecutor executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), factory);
		executor.allowCoreThreadTimeOut(true);
		return Schedulers.fromExecutorService(executor, "config-events");
	}

	<E> Mailbox<E> mailbox(String name, Consumer<E> consumer) {
		return new Mailbox<>(name, this.buffer, this.scheduler, consumer, this.dropListener);
	}

}
