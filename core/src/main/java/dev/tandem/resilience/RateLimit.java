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
 * Maximum rate of attempts. Attempts wait for a token, first come, first served. Only the
 * first in the queue asks for one, so that an attempt that is cancelled has consumed
 * nothing. An attempt whose wait would be too long is rejected at once.
 */
public final class RateLimit {

	private final Tokens tokens;

	private final ClientSettings.RateLimit settings;

	private final long capacity;

	private final long nanosPerToken;

	private final CallClock clock;

	private final Scheduler.Worker worker = Schedulers.parallel().createWorker();

	private final Object lock = new Object();

	private final Set<Request> waiting = new LinkedHashSet<>();

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
	 * Acquire a token if one is available and nobody waits.
	 * @return whether it is acquired
	 */
	public boolean tryAcquire() {
		synchronized (this.lock) {
			return this.waiting.isEmpty() && !this.asking && pause() == 0 && this.tokens.tryTake();
		}
	}

	/**
	 * Start over: all tokens are available, and there is no pause. A limit that instances
	 * of the application share keeps its tokens.
	 */
	public void reset() {
		synchronized (this.lock) {
			this.pausedUntil = this.clock.nanoTime();
		}
		this.tokens.reset();
		ask();
	}

	/**
	 * Acquire a token, or wait for it.
	 * @param longest maximum wait
	 * @param tooLong creates the failure if the wait would be longer, from its expected
	 * length
	 * @return completes when the token is acquired
	 */
	public Mono<Void> acquire(Duration longest, Function<Duration, ? extends Throwable> tooLong) {
		return Mono.create((sink) -> new Request(sink, longest, tooLong).enter());
	}

	/**
	 * Send no attempt for some time. Attempts that would then wait for too long fail now.
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
			for (Iterator<Request> requests = this.waiting.iterator(); requests.hasNext();) {
				Request request = requests.next();
				long wait = predict(position);
				if (request.isTooLong(wait)) {
					requests.remove();
					rejections.add(request.reject(wait));
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
	 * Nanoseconds until an attempt has its token.
	 * @param ahead how many attempts wait before it
	 */
	private long predict(long ahead) {
		long needed = ahead + 1;
		long wait = Math.max(pause(), this.tokens.estimate(Math.min(needed, this.capacity)));
		return wait + Math.max(0, needed - this.capacity) * this.nanosPerToken;
	}

	/**
	 * Ask for the token of the first attempt, unless there is a pause.
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
		this.tokens.take(this::tokenResult);
	}

	private void askAfter(long nanos) {
		if (this.timer != null) {
			this.timer.dispose();
		}
		this.timer = this.clock.startWait(Duration.ofNanos(nanos), this::ask);
	}

	private void tokenResult(long wait) {
		boolean unused = false;
		synchronized (this.lock) {
			this.asking = false;
			Iterator<Request> requests = this.waiting.iterator();
			Request head = requests.hasNext() ? requests.next() : null;
			if (wait > 0) {
				if (head != null && head.isTooLong(wait)) {
					requests.remove();
					this.worker.schedule(head.reject(wait));
				}
				if (!this.waiting.isEmpty()) {
					askAfter(wait);
				}
				return;
			}
			if (head != null) {
				requests.remove();
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
	 * The request of one attempt in the queue.
	 */
	private final class Request {

		private final MonoSink<Void> sink;

		private final Function<Duration, ? extends Throwable> tooLong;

		private final long latest;

		private State state = State.ENTERING;

		private Request(MonoSink<Void> sink, Duration longest, Function<Duration, ? extends Throwable> tooLong) {
			this.sink = sink;
			this.tooLong = tooLong;
			this.latest = RateLimit.this.clock.nanoTime() + longest.toNanos();
		}

		/**
		 * An attempt that need not wait continues on its thread.
		 */
		private void enter() {
			this.sink.onCancel(this::cancel);
			Runnable rejection = null;
			boolean first = false;
			synchronized (RateLimit.this.lock) {
				if (this.state == State.ENDED) {
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
			this.state = State.ENDED;
			return () -> this.sink.error(this.tooLong.apply(Duration.ofNanos(wait)));
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
				if (this.state == State.ENDED) {
					return;
				}
				this.state = State.ACQUIRED;
			}
			this.sink.success();
		}

		private void cancel() {
			boolean unused;
			synchronized (RateLimit.this.lock) {
				unused = this.state == State.GRANTED || this.state == State.GRANTED_AT_ONCE;
				this.state = (this.state == State.ACQUIRED) ? State.ACQUIRED : State.ENDED;
				RateLimit.this.waiting.remove(this);
			}
			if (unused) {
				RateLimit.this.tokens.giveBack();
				RateLimit.this.worker.schedule(RateLimit.this::ask);
			}
		}

	}

	private enum State {

		ENTERING, WAITING, GRANTED_AT_ONCE, GRANTED, ACQUIRED, ENDED

	}

}
