package dev.tandem.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class MailboxTests {

	private final Deque<Runnable> tasks = new ArrayDeque<>();

	private final List<String> calls = new ArrayList<>();

	private final Mailbox<String> mailbox = mailbox(this.tasks::add);

	private Mailbox<String> mailbox(Executor executor) {
		return new Mailbox<>("listener", 1, Schedulers.fromExecutor(executor), this.calls::add,
				(lost) -> this.calls.add("lost " + lost));
	}

	@Test
	void actionForTheEndIsNotDroppedWithElements() {
		this.mailbox.offer("a");
		this.mailbox.whenEmpty(() -> this.calls.add("end"));
		this.mailbox.offer("b");
		this.mailbox.offer("c");
		runTasks();
		assertThat(this.calls).containsExactly("lost 2", "c", "end");
	}

	@Test
	void actionForTheEndRunsOnceWhenThereIsNothing() {
		this.mailbox.whenEmpty(() -> this.calls.add("end"));
		runTasks();
		this.mailbox.offer("a");
		runTasks();
		assertThat(this.calls).containsExactly("end", "a");
	}

	@Test
	void actionForTheEndRunsWhenNobodyListensAnyMore() {
		Mailbox<String> destroyed = mailbox((task) -> {
			throw new RejectedExecutionException();
		});
		destroyed.offer("a");
		destroyed.whenEmpty(() -> this.calls.add("end"));
		assertThat(this.calls).containsExactly("end");
	}

	private void runTasks() {
		while (!this.tasks.isEmpty()) {
			this.tasks.remove().run();
		}
	}

}
