package dev.tandem.config;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

import reactor.core.scheduler.Scheduler;

/**
 * Where consumers are called and how many events wait for each.
 *
 * @param scheduler its threads call the consumers
 * @param buffer events held for each
 * @param dropListener told how many a slow one has lost
 */
record Consumers(Scheduler scheduler, int buffer, LongConsumer dropListener) {

	<E> Mailbox<E> mailbox(String name, Consumer<E> consumer) {
		return new Mailbox<>(name, this.buffer, this.scheduler, consumer, this.dropListener);
	}

}
