package dev.tandem.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The queue before the tokens of a rate limit. Only its head asks for a token, so that
 * calls go in the order in which they came, and one that gives up has taken nothing. A
 * call whose wait would be too long is rejected at once.
 */
public final class RateLimit {

	private final Tokens tokens;

	private final ClientSettings.RateLimit settings;

	private final long capacity;

	private final long nanosPerToken;

	private final CallClock clock;

	private final Scheduler.Worker worker = Schedulers.parallel().createWorker();

	private final Object lock = new Object();

	private final Set<Place> waiting = new LinkedHashSet<>();

	private long pausedUntil;

	private boolean asking;

	private @Nullable Disposable timer;

	/**
	 * Create a limit.
	 * @param tokens where tokens come from
	 * @param settings how many there are
	 * @param clock the time
	 */
	RateLimit(Tokens tokens, ClientSettings.RateLimit settings, CallClock clock) {
		this.tokens = tokens;
		this.settings = settings;
		this.capacity = settings.permits();
		this.nanosPerToken = settings.per().toNanos() / settings.permits();
		this.clock = clock;
		this.pausedUntil = clock.nanoTime();
	}

	/**
	 * Create the limit of a client.
	 * @param client name of the client
	 * @param settings how many tokens there are
	 * @param shared where they are kept, {@code null} for tokens of this instance
	 * @param clock the time
	 * @return the limit
	 */
	static RateLimit of(String client, ClientSettings.RateLimit settings, @Nullable SharedBuckets shared,
			CallClock clock) {
		Tokens tokens = (shared != null) ? shared.tokens(client, settings, clock::nanoTime)
				: new LocalTokens(settings, clock::nanoTime);
		return new RateLimit(tokens, settings, clock);
	}

	/**
	 * Its settings.
	 * @return the settings
	 */
	public ClientSettings.RateLimit settings() {
		return this.settings;
	}

	/**
	 * Attempts that wait for a token.
	 * @return the number
	 */
	public int waiting() {
		synchronized (this.lock) {
			return this.waiting.size();
		}
	}

	/**
	 * Take a token if nobody waits for one.
	 * @return whether a token was taken
	 */
	public boolean takeAtOnce() {
		synchronized (this.lock) {
			return this.waiting.isEmpty() && !this.asking && pause() == 0 && this.tokens.takeAtOnce();
		}
	}

	/**
	 * Start over: all tokens are there, and no pause is asked for. A limit that instances
	 * of the application share keeps its tokens.
	 */
	public void reset() {
		synchronized (this.lock) {
			this.pausedUntil = this.clock.nanoTime();
		}
		this.tokens.reset();
	}

	/**
	 * Wait for a token.
	 * @param longest how long at most
	 * @param tooLong makes the failure for when it would take longer, of the time that it
	 * would take
	 * @return completes when the token is taken
	 */
	public Mono<Void> token(Duration longest, Function<Duration, ? extends Throwable> tooLong) {
		return Mono.create((sink) -> new Place(sink, longest, tooLong).enter());
	}

	/**
	 * Let no call go for some time. Calls that would then wait for too long fail now.
	 * @param time how long
	 */
	public void pause(Duration time) {
		List<Runnable> rejections = new ArrayList<>();
		synchronized (this.lock) {
			long until = this.clock.nanoTime() + time.toNanos();
			if (until - this.pausedUntil <= 0) {
				return;
			}
			this.pausedUntil = until;
			long position = 0;
			for (Iterator<Place> places = this.waiting.iterator(); places.hasNext();) {
				Place place = places.next();
				long wait = predict(position);
				if (place.isTooLong(wait)) {
					places.remove();
					rejections.add(place.reject(wait));
				}
				else {
					position++;
				}
			}
		}
		rejections.forEach(this.worker::schedule);
	}

	private long pause() {
		return Math.max(0, this.pausedUntil - this.clock.nanoTime());
	}

	/**
	 * Nanoseconds until a call may go.
	 * @param ahead how many wait before it
	 */
	private long predict(long ahead) {
		long needed = ahead + 1;
		long wait = Math.max(pause(), this.tokens.estimate(Math.min(needed, this.capacity)));
		return wait + Math.max(0, needed - this.capacity) * this.nanosPerToken;
	}

	/**
	 * Ask for the token of the head, once its time has come.
	 */
	private void ask() {
		synchronized (this.lock) {
			if (this.asking || this.waiting.isEmpty()) {
				return;
			}
			long pause = pause();
			if (pause > 0) {
				askAfter(pause);
				return;
			}
			this.asking = true;
		}
		this.tokens.take(this::answer);
	}

	private void askAfter(long nanos) {
		if (this.timer != null) {
			this.timer.dispose();
		}
		this.timer = this.clock.startWait(Duration.ofNanos(nanos), this::ask);
	}

	private void answer(long wait) {
		boolean unused = false;
		synchronized (this.lock) {
			this.asking = false;
			Iterator<Place> places = this.waiting.iterator();
			Place head = places.hasNext() ? places.next() : null;
			if (wait > 0) {
				if (head != null && head.isTooLong(wait)) {
					places.remove();
					this.worker.schedule(head.reject(wait));
				}
				if (!this.waiting.isEmpty()) {
					askAfter(wait);
				}
				return;
			}
			if (head != null) {
				places.remove();
				head.grant();
			}
			else {
				unused = true;
			}
			if (!this.waiting.isEmpty()) {
				this.worker.schedule(this::ask);
			}
		}
		if (unused) {
			this.tokens.giveBack();
		}
	}

	/**
	 * The place of one attempt in the queue.
	 */
	private final class Place {

		private final MonoSink<Void> turn;

		private final Function<Duration, ? extends Throwable> tooLong;

		private final long latest;

		private State state = State.ENTERING;

		private Place(MonoSink<Void> turn, Duration longest, Function<Duration, ? extends Throwable> tooLong) {
			this.turn = turn;
			this.tooLong = tooLong;
			this.latest = RateLimit.this.clock.nanoTime() + longest.toNanos();
		}

		/**
		 * An attempt that need not wait goes in the thread that it came in.
		 */
		private void enter() {
			this.turn.onCancel(this::leave);
			Runnable rejection = null;
			boolean first = false;
			synchronized (RateLimit.this.lock) {
				if (this.state == State.LEFT) {
					return;
				}
				long wait = predict(RateLimit.this.waiting.size());
				if (isTooLong(wait)) {
					rejection = reject(wait);
				}
				else {
					first = RateLimit.this.waiting.isEmpty();
					RateLimit.this.waiting.add(this);
				}
			}
			if (rejection != null) {
				rejection.run();
				return;
			}
			if (first) {
				ask();
			}
			boolean granted;
			synchronized (RateLimit.this.lock) {
				granted = this.state == State.GRANTED_AT_ONCE;
				this.state = (this.state == State.ENTERING) ? State.WAITING : this.state;
			}
			if (granted) {
				begin();
			}
		}

		private boolean isTooLong(long wait) {
			return wait > 0 && RateLimit.this.clock.nanoTime() + wait - this.latest > 0;
		}

		private Runnable reject(long wait) {
			this.state = State.LEFT;
			return () -> this.turn.error(this.tooLong.apply(Duration.ofNanos(wait)));
		}

		private void grant() {
			if (this.state == State.ENTERING) {
				this.state = State.GRANTED_AT_ONCE;
			}
			else {
				this.state = State.GRANTED;
				RateLimit.this.worker.schedule(this::begin);
			}
		}

		private void begin() {
			synchronized (RateLimit.this.lock) {
				if (this.state == State.LEFT) {
					return;
				}
				this.state = State.GONE;
			}
			this.turn.success();
		}

		private void leave() {
			boolean unused;
			synchronized (RateLimit.this.lock) {
				unused = this.state == State.GRANTED || this.state == State.GRANTED_AT_ONCE;
				this.state = (this.state == State.GONE) ? State.GONE : State.LEFT;
				RateLimit.this.waiting.remove(this);
			}
			if (unused) {
				RateLimit.this.tokens.giveBack();
				RateLimit.this.worker.schedule(RateLimit.this::ask);
			}
		}

	}

	private enum State {

		ENTERING, WAITING, GRANTED_AT_ONCE, GRANTED, GONE, LEFT

	}

}
