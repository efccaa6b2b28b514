package dev.tandem.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

import dev.tandem.config.ConfigWatchStateEvent.State;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Holds the values of the remote configuration and tells of their changes: as
 * {@link WatchedField}s and as Spring events, {@link ConfigChangedEvent} and
 * {@link ConfigWatchStateEvent}. A bean of this type is there once
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

	private static final int THREADS = 4;

	private static final int TASKS = 10_000;

	private final ConfigWatchSettings settings;

	private final Scheduler worker;

	private final Consumers consumers;

	private final Mailbox<Runnable> events;

	private final Consumer<Object> publisher;

	private final ConfigStore store = new ConfigStore(this::changed);

	private final Map<String, List<Registration>> fields = new ConcurrentHashMap<>();

	private final List<Registration> bindings = new CopyOnWriteArrayList<>();

	private final Set<Registration> outdated = new LinkedHashSet<>();

	private final AtomicLong dropped = new AtomicLong();

	private final WatchLoop loop;

	private final Object lock = new Object();

	private volatile State state = State.STOPPED;

	private volatile CompletableFuture<Boolean> first = new CompletableFuture<>();

	/**
	 * Set and read by the loop alone, once it runs.
	 */
	private boolean silent = true;

	private @Nullable Disposable running;

	/**
	 * Create a watch that is not started.
	 * @param source where the values come from
	 * @param settings its settings
	 * @param publisher takes the events
	 */
	public ConfigWatch(ConfigSource source, ConfigWatchSettings settings, Consumer<Object> publisher) {
		this(source, settings, publisher, Schedulers.newSingle("config-watch", true),
				Schedulers.newBoundedElastic(THREADS, TASKS, "config-events", 60, true),
				() -> ThreadLocalRandom.current().nextDouble());
	}

	ConfigWatch(ConfigSource source, ConfigWatchSettings settings, Consumer<Object> publisher, Scheduler worker,
			Scheduler delivery, DoubleSupplier random) {
		this.settings = settings;
		this.publisher = publisher;
		this.worker = worker;
		this.events = new Mailbox<>("Listener to events of the configuration", settings.buffer(), delivery,
				Runnable::run, this::tellOfDropped);
		this.consumers = new Consumers(delivery, settings.buffer(), this.events::lost);
		this.loop = new WatchLoop(source, settings, worker, random, new Target());
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
		WatchedField<T> field = new WatchedField<>(path, () -> {
			ConfigValue value = this.store.get(path);
			return (value != null) ? ConfigText.read(value.text(), type) : defaultValue;
		}, defaultValue, this.consumers);
		register(new Registration(field, type),
				this.fields.computeIfAbsent(path, (any) -> new CopyOnWriteArrayList<>()));
		return field;
	}

	/**
	 * Watch the fields below a path as a record, which Boot binds as it binds
	 * {@code @ConfigurationProperties}: {@code payments.max-retries} and
	 * {@code payments.maxRetries} both go to the component {@code maxRetries}, and
	 * {@code @DefaultValue} says what an unset field is. A change swaps the record as a
	 * whole; one that cannot be bound leaves the last in place.
	 * @param <T> type of the record
	 * @param path path that the fields are below
	 * @param type the record
	 * @return the record as it is now
	 * @throws RuntimeException if the record cannot be made without any field
	 */
	public <T> WatchedField<T> bind(String path, Class<T> type) {
		WatchedField<T> field = new WatchedField<>(path, () -> ConfigBinding.bind(this.store.values(path), type),
				ConfigBinding.bind(Map.of(), type), this.consumers);
		register(new Registration(field, type), this.bindings);
		return field;
	}

	private void register(Registration registration, List<Registration> registrations) {
		synchronized (this.lock) {
			registrations.add(registration);
			tellOfFailure(registration, registration.field().set(), revision());
		}
	}

	/**
	 * A value as text.
	 * @param path path of the field
	 * @return the value, empty while it is unset
	 */
	public Optional<String> value(String path) {
		return Optional.ofNullable(this.store.get(path)).map(ConfigValue::text);
	}

	/**
	 * All values as text.
	 * @return a copy, by paths in order
	 */
	public Map<String, String> values() {
		return this.store.values();
	}

	/**
	 * Revision of the values held.
	 * @return the revision, 0 before the first snapshot
	 */
	public long revision() {
		return this.store.revision();
	}

	/**
	 * State of the watch.
	 * @return the state
	 */
	public State state() {
		return this.state;
	}

	/**
	 * Time since the source last answered.
	 * @return the time, empty before the first snapshot
	 */
	public Optional<Duration> age() {
		return this.first.isDone() ? Optional.of(this.loop.age()) : Optional.empty();
	}

	/**
	 * Events that slow consumers have lost.
	 * @return the number since the watch was made
	 */
	public long dropped() {
		return this.dropped.get();
	}

	/**
	 * Start and wait for the first snapshot.
	 * @throws ConfigWatchStartException if it cannot be had and
	 * {@code tandem.config.startup} is {@code fail}
	 */
	@Override
	public void start() {
		begin();
		try {
			this.first.get();
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
	}

	/**
	 * Hold values that were loaded before the start, so that they are there for whoever
	 * asks before it.
	 */
	void begin(ConfigSnapshot snapshot) {
		change(() -> this.store.reset(snapshot));
		this.silent = false;
	}

	ConfigStore store() {
		return this.store;
	}

	void begin() {
		synchronized (this.lock) {
			if (this.running == null) {
				this.first = new CompletableFuture<>();
				enter(State.RECONNECTING, null);
				this.running = this.loop.start();
			}
		}
	}

	@Override
	public void stop() {
		synchronized (this.lock) {
			if (this.running != null) {
				this.running.dispose();
				this.running = null;
				enter(State.STOPPED, null);
			}
		}
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		this.events.offer(callback);
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
		this.consumers.scheduler().dispose();
	}

	private void changed(ConfigChange change, @Nullable ConfigValue old) {
		this.fields.getOrDefault(change.path(), List.of()).forEach((field) -> refresh(field, change.revision()));
		for (Registration binding : this.bindings) {
			if (change.path().startsWith(binding.field().path() + ".")) {
				this.outdated.add(binding);
			}
		}
		if (!this.silent) {
			publish(ConfigChangedEvent.of(change, old));
		}
	}

	/**
	 * Change the values held, and then the records that they are bound to.
	 */
	private void change(Runnable change) {
		synchronized (this.lock) {
			change.run();
			this.outdated.forEach((binding) -> refresh(binding, revision()));
			this.outdated.clear();
		}
	}

	private void refresh(Registration registration, long at) {
		WatchedField<?> field = registration.field();
		tellOfFailure(registration, this.silent ? field.set() : field.change(), at);
	}

	private void tellOfFailure(Registration registration, boolean read, long at) {
		if (!read) {
			publish(new ConfigConversionFailedEvent(registration.field().path(), registration.type(), at));
		}
	}

	private void enter(State next, @Nullable Throwable cause) {
		if (this.state != next) {
			this.state = next;
			publish(new ConfigWatchStateEvent(next, revision(), dropped(), cause));
		}
	}

	private void tellOfDropped(long count) {
		long total = this.dropped.addAndGet(count);
		this.publisher.accept(new ConfigWatchStateEvent(state(), revision(), total, null));
	}

	private void publish(Object event) {
		this.events.offer(() -> this.publisher.accept(event));
	}

	/**
	 * What the loop calls, on its thread.
	 */
	private final class Target implements WatchLoop.WatchTarget {

		@Override
		public long revision() {
			return ConfigWatch.this.revision();
		}

		@Override
		public boolean isChangedSinceSnapshot() {
			return ConfigWatch.this.store.isChangedSinceSnapshot();
		}

		@Override
		public void reset(ConfigSnapshot snapshot) {
			change(() -> ConfigWatch.this.store.reset(snapshot));
			ConfigWatch.this.silent = false;
		}

		@Override
		public void merge(ConfigSnapshot snapshot) {
			change(() -> ConfigWatch.this.store.merge(snapshot));
		}

		@Override
		public void apply(ConfigChange change) {
			change(() -> ConfigWatch.this.store.apply(change));
		}

		@Override
		public void connected() {
			move(State.CONNECTED, null);
			ConfigWatch.this.first.complete(true);
		}

		@Override
		public void lost(Throwable failure) {
			if (state() != State.STALE) {
				move(State.RECONNECTING, failure);
			}
			ConfigWatch.this.silent = false;
			if (ConfigWatch.this.settings.startup() == ConfigWatchSettings.Startup.FAIL) {
				ConfigWatch.this.first.completeExceptionally(failure);
			}
			else {
				ConfigWatch.this.first.complete(false);
			}
		}

		@Override
		public void stale() {
			move(State.STALE, null);
		}

		private void move(State next, @Nullable Throwable cause) {
			if (state() != next) {
				synchronized (ConfigWatch.this.lock) {
					if (state() != State.STOPPED) {
						enter(next, cause);
					}
				}
			}
		}

	}

	private record Registration(WatchedField<?> field, Class<?> type) {

	}

}
