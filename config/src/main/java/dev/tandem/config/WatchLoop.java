package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * Keeps a {@link WatchTarget} equal to a source: a snapshot, then the stream of changes
 * after it. Whatever ends the stream, error or not, leads to a pause, a new snapshot and
 * a new stream. While it runs, the server is checked, since not all that changes is
 * streamed and a dead peer is silent. A check believes the identity of a snapshot for a
 * time, and no number: a restored server has had the same one for other values. All
 * signals come in on one scheduler.
 */
final class WatchLoop {

	private static final Log logger = LogFactory.getLog(WatchLoop.class);

	/**
	 * For sources that set no limit of their own.
	 */
	private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

	/**
	 * Where Reactor looks in the context for who is notified of it.
	 */
	private static final String SECOND_FAILURE = "reactor.onErrorDropped.local";

	private final ConfigSource source;

	private final ConfigWatchSettings settings;

	private final Scheduler scheduler;

	private final DoubleSupplier random;

	private final WatchTarget target;

	private int failures;

	private long lastComparison;

	/**
	 * Whether a stream went back behind what it had sent itself.
	 */
	private boolean doubtful;

	private volatile long lastContact;

	private volatile boolean responded;

	WatchLoop(ConfigSource source, ConfigWatchSettings settings, Scheduler scheduler, DoubleSupplier random,
			WatchTarget target) {
		this.source = source;
		this.settings = settings;
		this.scheduler = scheduler;
		this.random = random;
		this.target = target;
	}

	/**
	 * Start.
	 * @return stops it
	 */
	Disposable start() {
		this.failures = 0;
		this.lastContact = now();
		Flux<Object> sessions = Mono.defer(this::session)
			.onErrorResume(this::failed)
			.then(Mono.defer(this::pause))
			.cast(Object.class)
			.repeat();
		return Flux.merge(sessions, watchAge())
			.subscribeOn(this.scheduler)
			.contextWrite(Context.of(SECOND_FAILURE, (Consumer<Throwable>) WatchLoop::ignore))
			.subscribe(null, this::broken);
	}

	/**
	 * The stream and a check often fail together; one of them says enough.
	 */
	private static void ignore(Throwable second) {
		logger.debug("Failed as well", second);
	}

	/**
	 * Nothing that a source does leads here, but a scheduler that takes no more.
	 */
	private void broken(Throwable failure) {
		logger.error("The watch over remote configuration has ended", failure);
		this.target.lost(failure);
	}

	private Mono<Void> session() {
		return load().doOnNext(this.target::reset).doOnNext((snapshot) -> {
			compared();
			contact();
		}).flatMap((snapshot) -> follow(snapshot.revision()));
	}

	/**
	 * What a check finds, the stream may not have reported because it is dead, although
	 * the server is not: it is opened anew from there.
	 */
	private Mono<Void> follow(long revision) {
		Sinks.Many<Long> streams = Sinks.unsafe().many().unicast().onBackpressureBuffer();
		Sinks.Many<Boolean> doubts = Sinks.unsafe().many().multicast().directBestEffort();
		streams.tryEmitNext(revision);
		return Flux
			.merge(streams.asFlux().switchMap((from) -> stream(from, () -> doubts.tryEmitNext(true))),
					checks(doubts.asFlux(), streams::tryEmitNext))
			.then();
	}

	private Mono<ConfigSnapshot> load() {
		return Mono.defer(this.source::load)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The source returned no snapshot")))
			.timeout(ANSWER_LIMIT, this.scheduler)
			.publishOn(this.scheduler);
	}

	/**
	 * Takes the changes of one revision together. One that is older than one that the
	 * same stream sent, and not what is held, may be of another history.
	 */
	private Mono<Void> stream(long revision, Runnable doubts) {
		AtomicLong last = new AtomicLong(revision + 1);
		return Flux.defer(() -> this.source.changes(revision)).publishOn(this.scheduler).doOnNext((changes) -> {
			this.failures = 0;
			contact();
			for (List<ConfigChange> together : byRevision(changes)) {
				long at = together.get(0).revision();
				boolean back = at < last.getAndAccumulate(at, Math::max);
				if (this.target.apply(together) && back) {
					this.doubtful = true;
					doubts.run();
				}
			}
		}).then(Mono.error(StreamEndedException::new));
	}

	private static List<List<ConfigChange>> byRevision(List<ConfigChange> changes) {
		List<List<ConfigChange>> all = new ArrayList<>();
		List<ConfigChange> last = new ArrayList<>();
		for (ConfigChange change : changes) {
			if (last.isEmpty() || last.get(0).revision() != change.revision()) {
				last = new ArrayList<>();
				all.add(last);
			}
			last.add(change);
		}
		return all;
	}

	private Mono<Void> checks(Flux<?> doubts, LongConsumer missed) {
		return Mono
			.firstWithSignal(Mono.delay(this.settings.checkInterval(), this.scheduler),
					doubts.next().flatMap((any) -> pause()))
			.then(Mono.defer(() -> check(missed)))
			.repeat()
			.then();
	}

	/**
	 * What was streamed since the last snapshot may lack what was not, so that its
	 * position proves nothing.
	 */
	private Mono<Boolean> check(LongConsumer missed) {
		long revision = this.target.revision();
		Mono<Boolean> current = isComparisonDue() ? Mono.just(false)
				: Mono.defer(() -> this.source.isCurrent(this.target.position()))
					.timeout(ANSWER_LIMIT, this.scheduler)
					.publishOn(this.scheduler);
		return current.flatMap((upToDate) -> upToDate ? Mono.just(true) : compare(revision, missed))
			.doOnNext((checked) -> {
				this.failures = 0;
				contact();
			});
	}

	private boolean isComparisonDue() {
		return this.target.isChangedSinceSnapshot() || this.doubtful
				|| now() - this.lastComparison >= this.settings.compareInterval().toNanos();
	}

	private void compared() {
		this.doubtful = false;
		this.lastComparison = now();
	}

	private Mono<Boolean> compare(long revision, LongConsumer missed) {
		compared();
		return load().map((snapshot) -> {
			if (snapshot.revision() < revision) {
				throw new RevisionLostException(revision, snapshot.revision());
			}
			if (this.target.merge(snapshot)) {
				missed.accept(snapshot.revision());
			}
			return true;
		});
	}

	private Mono<Void> failed(Throwable failure) {
		if (failure instanceof ConfigRefusedException) {
			this.target.refused(failure);
			return Mono.never();
		}
		this.failures++;
		this.target.lost(failure);
		return Mono.empty();
	}

	private Mono<Long> pause() {
		return Mono.delay(this.settings.backoff().delay(this.failures, this.random), this.scheduler);
	}

	private void contact() {
		this.lastContact = now();
		this.responded = true;
		this.target.connected();
	}

	/**
	 * Time since the source last responded, empty until it has.
	 */
	Optional<Duration> age() {
		return this.responded ? Optional.of(silence()) : Optional.empty();
	}

	private Duration silence() {
		return Duration.ofNanos(now() - this.lastContact);
	}

	private Mono<Object> watchAge() {
		return Flux.defer(() -> Mono.delay(timeLeft(), this.scheduler)).doOnNext((tick) -> {
			if (silence().compareTo(this.settings.staleAfter()) >= 0) {
				this.target.stale();
			}
		}).repeat().then(Mono.empty());
	}

	private Duration timeLeft() {
		Duration left = this.settings.staleAfter().minus(silence());
		return (left.isNegative() || left.isZero()) ? this.settings.staleAfter() : left;
	}

	private long now() {
		return this.scheduler.now(TimeUnit.NANOSECONDS);
	}

	/**
	 * What the loop keeps up to date.
	 */
	interface WatchTarget {

		long revision();

		/**
		 * Position of the last snapshot.
		 */
		ConfigPosition position();

		boolean isChangedSinceSnapshot();

		void reset(ConfigSnapshot snapshot);

		boolean merge(ConfigSnapshot snapshot);

		/**
		 * Take the changes of a revision.
		 * @return whether one was ignored as seen before, although its value is not the
		 * one held
		 */
		boolean apply(List<ConfigChange> changes);

		void connected();

		void lost(Throwable failure);

		/**
		 * The source lets nobody read; it is not asked again.
		 */
		void refused(Throwable failure);

		void stale();

	}

}
