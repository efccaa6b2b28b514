package dev.tandem.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

import dev.tandem.resilience.CallClock;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * A time that is moved.
 */
final class VirtualCallClock implements CallClock {

	private final Queue<Task> tasks = new PriorityQueue<>(
			Comparator.comparingLong(Task::due).thenComparingLong(Task::number));

	private final Clock timeOfDay = new TimeOfDay(ZoneOffset.UTC);

	private final Instant origin = Instant.now();

	private long now;

	private long start;

	private long started;

	private boolean autoAdvance = true;

	@Override
	public synchronized long nanoTime() {
		return this.now;
	}

	@Override
	public Clock timeOfDay() {
		return this.timeOfDay;
	}

	@Override
	public Disposable startDeadline(Duration time, Runnable passed) {
		return start(time, passed, false);
	}

	/**
	 * Whoever begins to wait may hold a lock, so that time moves on another thread.
	 */
	@Override
	public Disposable startWait(Duration time, Runnable over) {
		Task task = start(time, over, true);
		if (isAutoAdvance()) {
			Schedulers.parallel().schedule(() -> end(task));
		}
		return task;
	}

	/**
	 * Nobody waits any longer for one that was disposed meanwhile.
	 */
	private void end(Task wait) {
		if (isPending(wait)) {
			advanceTo(wait.due());
		}
	}

	private synchronized boolean isPending(Task task) {
		return this.tasks.contains(task);
	}

	private synchronized Task start(Duration time, Runnable action, boolean wait) {
		Task task = new Task(this.now + time.toNanos(), this.started++, action, wait);
		this.tasks.add(task);
		return task;
	}

	synchronized Duration elapsed() {
		return Duration.ofNanos(this.now - this.start);
	}

	synchronized int waiting() {
		return (int) this.tasks.stream().filter(Task::isWait).count();
	}

	void advance(Duration time) {
		Assert.isTrue(!time.isNegative(), "Time does not go back: advance by zero or more");
		advanceTo(nanoTime() + time.toNanos());
	}

	private synchronized boolean isAutoAdvance() {
		return this.autoAdvance;
	}

	synchronized void setAutoAdvance(boolean autoAdvance) {
		this.autoAdvance = autoAdvance;
	}

	/**
	 * What calls of another test left behind never happens.
	 */
	synchronized void reset() {
		this.tasks.clear();
		this.start = this.now;
		this.autoAdvance = true;
	}

	/**
	 * Move time from one task to the next, as each may start others.
	 */
	private void advanceTo(long end) {
		for (Task due = next(end); due != null; due = next(end)) {
			due.action().run();
		}
	}

	private synchronized @Nullable Task next(long end) {
		Task first = this.tasks.peek();
		if (first == null || first.due() > end) {
			this.now = Math.max(this.now, end);
			return null;
		}
		this.now = Math.max(this.now, first.due());
		return this.tasks.poll();
	}

	private synchronized void remove(Task task) {
		this.tasks.remove(task);
	}

	/**
	 * Something that happens at a time.
	 */
	private final class Task implements Disposable {

		private final long due;

		private final long number;

		private final Runnable action;

		private final boolean wait;

		private Task(long due, long number, Runnable action, boolean wait) {
			this.due = due;
			this.number = number;
			this.action = action;
			this.wait = wait;
		}

		private long due() {
			return this.due;
		}

		private long number() {
			return this.number;
		}

		private Runnable action() {
			return this.action;
		}

		private boolean isWait() {
			return this.wait;
		}

		@Override
		public void dispose() {
			remove(this);
		}

	}

	/**
	 * The time of the day.
	 */
	private final class TimeOfDay extends Clock {

		private final ZoneId zone;

		private TimeOfDay(ZoneId zone) {
			this.zone = zone;
		}

		@Override
		public ZoneId getZone() {
			return this.zone;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return new TimeOfDay(zone);
		}

		@Override
		public Instant instant() {
			return VirtualCallClock.this.origin.plusNanos(nanoTime());
		}

	}

}
