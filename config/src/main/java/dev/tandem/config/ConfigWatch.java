package dev.tandem.config;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.config.ConfigWatchStateEvent.State;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.Assert;

/**
 * Holds the values of the remote configuration and reports their changes: as
 * {@link WatchedField}s and as Spring events, {@link ConfigChangedEvent} and
 * {@link ConfigWatchStateEvent}. There is a bean of this type if
 * {@code tandem.config.source} is set.
 *
 * <pre class="code">
 * WatchedField&lt;Double&gt; fee = watch.field("payments.fee", Double.class, 0.01);
 * </pre>
 *
 * It starts with the application context, after the clients and before the web server.
 * The first snapshot makes no events. Listeners are called on threads of the watch, one
 * event after the other for each; one that is slow or throws harms no other.
 */
public final class ConfigWatch implements SmartLifecycle, DisposableBean {

	/**
	 * After the clients, through which it calls, and before the web server.
	 */
	private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 3072;

	private final ConfigSource source;

	private final ConfigWatchSettings settings;

	private final Scheduler worker;

	private final Scheduler delivery;

	private final DoubleSupplier random;

	private final Mailbox<Runnable> events;

	private final ConfigListeners listeners;

	private final Map<Object, Mailbox<Runnable>> queues = new ConcurrentHashMap<>();

	private final Consumers consumers;

	private final WatchedFields fields;

	private final AtomicLong dropped = new AtomicLong();

	private final Object lock = new Object();

	private volatile State state = State.STOPPED;

	private volatile @Nullable Run run;

	/**
	 * Create a watch that is not started.
	 * @param source where the values come from
	 * @param settings its settings
	 * @param publisher takes the events, one after the other
	 */
	public ConfigWatch(ConfigSource source, ConfigWatchSettings settings, Consumer<Object> publisher) {
		this(source, settings, one(publisher), worker(), Consumers.threads(), ConfigWatch::chance);
	}

	/**
	 * Create a watch that is not started.
	 * @param source where the values come from
	 * @param settings its settings
	 * @param listeners who listens to the events
	 * @return the watch
	 */
	public static ConfigWatch with(ConfigSource source, ConfigWatchSettings settings, ConfigListeners listeners) {
		return new ConfigWatch(source, settings, listeners, worker(), Consumers.threads(), ConfigWatch::chance);
	}

	private static Scheduler worker() {
		return Schedulers.newSingle("config-watch", true);
	}

	private static double chance() {
		return ThreadLocalRandom.current().nextDouble();
	}

	ConfigWatch(ConfigSource source, ConfigWatchSettings settings, ConfigListeners listeners, Scheduler worker,
			Scheduler delivery, DoubleSupplier random) {
		this.source = source;
		this.settings = settings;
		this.listeners = listeners;
		this.worker = worker;
		this.delivery = delivery;
		this.random = random;
		this.consumers = new Consumers(delivery, settings.buffer(), this::dropped);
		this.events = this.consumers.mailbox("Events of the configuration", Runnable::run);
		this.fields = new WatchedFields(this.consumers, this::publish);
	}

	static ConfigListeners one(Consumer<Object> publisher) {
		return (event) -> Map.of(publisher, () -> publisher.accept(event));
	}

	/**
	 * Watch a field as a value of its type, before or after the start.
	 * @param <T> type of the value
	 * @param path path of the field
	 * @param type type of the value: text, number, boolean, {@code Duration},
	 * {@code Instant}, {@code URI}, enum, a JSON tree or a class that Jackson can read
	 * @param defaultValue value while the field is unset
	 * @return the field
	 */
	public <T> WatchedField<T> field(String path, Class<T> type, T defaultValue) {
		Assert.notNull(defaultValue,
				() -> "The field '" + path + "' needs a default, which is its value while it is unset");
		return this.fields.field(path, type, defaultValue);
	}

	/**
	 * Watch the fields below a path as a record, which Boot binds as it binds
	 * {@code @ConfigurationProperties}: {@code payments.max-retries} and
	 * {@code payments.maxRetries} both go to the component {@code maxRetries}, and
	 * {@code @DefaultValue} says what an unset field is. A change swaps the record as a
	 * whole; one that cannot be bound leaves the last in place.
	 * @param <T> type of the record
	 * @param path path that the fields are below, empty for all fields
	 * @param type the record
	 * @return the record as it is now
	 * @throws RuntimeException if the record cannot be made without any field
	 */
	public <T> WatchedField<T> bind(String path, Class<T> type) {
		return this.fields.bind(path, type);
	}

	/**
	 * A value as text.
	 * @param path path of the field
	 * @return the value, empty while it is unset
	 */
	public Optional<String> value(String path) {
		return Optional.ofNullable(this.fields.get(path)).map(ConfigValue::text);
	}

	/**
	 * All values as text.
	 * @return a copy, by paths in order
	 */
	public Map<String, String> values() {
		return this.fields.values();
	}

	/**
	 * Revision of the values held.
	 * @return the revision, 0 before the first snapshot
	 */
	public long revision() {
		return this.fields.revision();
	}

	/**
	 * State of the watch.
	 * @return the state
	 */
	public State state() {
		return this.state;
	}

	/**
	 * Time since the source last responded.
	 * @return the time, empty before the first snapshot
	 */
	public Optional<Duration> age() {
		Run last = this.run;
		return (last != null) ? last.loop.age() : Optional.empty();
	}

	/**
	 * Events that slow consumers have lost.
	 * @return the number since the watch was made
	 */
	public long dropped() {
		return this.dropped.get();
	}

	/**
	 * Progress of the listeners that have received an event.
	 * @return their states, those to events of Spring first
	 */
	public List<ConfigListenerState> listeners() {
		return Stream
			.concat(this.queues.values().stream().map(Mailbox::state),
					this.fields.all().flatMap(WatchedField::listeners))
			.toList();
	}

	/**
	 * Fields, records and {@code @ConfigurationProperties} beans that keep an earlier
	 * value because the one there cannot be read as their type.
	 * @return their paths and prefixes, in order
	 */
	public List<String> unreadable() {
		return this.fields.unreadable();
	}

	/**
	 * Start and wait for the first snapshot.
	 * @throws ConfigWatchStartException if it cannot be loaded and
	 * {@code tandem.config.startup} is {@code fail}
	 */
	@Override
	public void start() {
		Run begun = begin();
		try {
			begun.first.get();
		}
		catch (InterruptedException ex) {
			stop();
			Thread.currentThread().interrupt();
			throw new ConfigWatchStartException(ex);
		}
		catch (ExecutionException ex) {
			stop();
			throw new ConfigWatchStartException(ex.getCause());
		}
		catch (CancellationException ex) {
			throw new ConfigWatchStartException(ex);
		}
	}

	/**
	 * Hold values that were loaded before the start, so that they are there for whoever
	 * asks before it.
	 */
	void begin(ConfigSnapshot snapshot) {
		this.fields.reset(snapshot);
		this.fields.speak();
	}

	void follow(ConfigFollower follower) {
		this.fields.follow(follower);
	}

	/**
	 * Run something where changes are taken, so that no change comes in meanwhile.
	 * @param action makes the events to publish
	 */
	void run(Supplier<? extends Collection<?>> action) {
		this.worker.schedule(() -> action.get().forEach(this::publish));
	}

	ConfigStore store() {
		return this.fields.store();
	}

	Run begin() {
		synchronized (this.lock) {
			Run last = this.run;
			if (last != null && !last.ended) {
				return last;
			}
			Run next = new Run();
			this.run = next;
			enter(State.RECONNECTING, null);
			next.running = next.loop.start();
			return next;
		}
	}

	@Override
	public void stop() {
		synchronized (this.lock) {
			Run last = this.run;
			if (last != null && !last.ended) {
				last.end();
				enter(State.STOPPED, null);
			}
		}
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		this.events.whenEmpty(() -> afterEvents(callback));
	}

	@Override
	public boolean isRunning() {
		return this.state != State.STOPPED;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void destroy() {
		stop();
		this.worker.dispose();
		this.delivery.dispose();
	}

	private void enter(State next, @Nullable Throwable cause) {
		if (this.state != next) {
			this.state = next;
			publish(new ConfigWatchStateEvent(next, revision(), dropped(), cause));
		}
	}

	private void afterEvents(Runnable callback) {
		List<Mailbox<Runnable>> all = List.copyOf(this.queues.values());
		AtomicInteger left = new AtomicInteger(all.size() + 1);
		Runnable last = () -> {
			if (left.decrementAndGet() == 0) {
				callback.run();
			}
		};
		all.forEach((queue) -> queue.whenEmpty(last));
		last.run();
	}

	private void dropped(long count) {
		long total = this.dropped.addAndGet(count);
		publish(new ConfigWatchStateEvent(state(), revision(), total, null));
	}

	private void publish(Object event) {
		this.events.offer(
				() -> this.listeners.calls(event)
					.forEach(
							(listener, call) -> this.queues
								.computeIfAbsent(listener,
										(any) -> this.consumers.mailbox("Listener to events " + listener,
												Runnable::run))
								.offer(call)));
	}

	/**
	 * From a start to a stop. The loop calls it on its thread; what is still under way
	 * after the stop comes to nothing.
	 */
	final class Run implements WatchLoop.WatchTarget {

		private final CompletableFuture<Void> first = new CompletableFuture<>();

		private final WatchLoop loop = new WatchLoop(ConfigWatch.this.source, ConfigWatch.this.settings,
				ConfigWatch.this.worker, ConfigWatch.this.random, this);

		private @Nullable Disposable running;

		private volatile boolean ended;

		private void end() {
			this.ended = true;
			if (this.running != null) {
				this.running.dispose();
			}
			this.first.cancel(false);
		}

		private void unlessEnded(Runnable action) {
			synchronized (ConfigWatch.this.lock) {
				if (!this.ended) {
					action.run();
				}
			}
		}

		@Override
		public long revision() {
			return ConfigWatch.this.revision();
		}

		@Override
		public ConfigPosition position() {
			return ConfigWatch.this.fields.position();
		}

		@Override
		public boolean isChangedSinceSnapshot() {
			return ConfigWatch.this.fields.isChangedSinceSnapshot();
		}

		@Override
		public void reset(ConfigSnapshot snapshot) {
			if (!this.ended) {
				ConfigWatch.this.fields.reset(snapshot);
				ConfigWatch.this.fields.speak();
			}
		}

		@Override
		public boolean merge(ConfigSnapshot snapshot) {
			return !this.ended && ConfigWatch.this.fields.merge(snapshot);
		}

		@Override
		public boolean apply(List<ConfigChange> changes) {
			return !this.ended && ConfigWatch.this.fields.apply(changes);
		}

		@Override
		public void connected() {
			unlessEnded(() -> enter(State.CONNECTED, null));
			this.first.complete(null);
		}

		@Override
		public void lost(Throwable failure) {
			unlessEnded(() -> {
				if (state() != State.STALE) {
					enter(State.RECONNECTING, failure);
				}
				ConfigWatch.this.fields.speak();
			});
			failStart(failure);
		}

		@Override
		public void refused(Throwable failure) {
			unlessEnded(() -> {
				enter(State.REFUSED, failure);
				ConfigWatch.this.fields.speak();
			});
			failStart(failure);
		}

		private void failStart(Throwable failure) {
			if (ConfigWatch.this.settings.startup() == ConfigWatchSettings.Startup.FAIL) {
				this.first.completeExceptionally(failure);
			}
			else {
				this.first.complete(null);
			}
		}

		@Override
		public void stale() {
			unlessEnded(() -> {
				if (state() != State.REFUSED) {
					enter(State.STALE, null);
				}
			});
		}

	}

}
