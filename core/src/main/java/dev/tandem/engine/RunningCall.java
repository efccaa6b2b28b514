package dev.tandem.engine;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Function;

import dev.tandem.ApiRejectedException;
import dev.tandem.codec.EventMarks;
import dev.tandem.failure.Failures;
import dev.tandem.failure.Guard;
import dev.tandem.failure.GuardedSubscriber;
import dev.tandem.observation.CallObservations;
import dev.tandem.transport.ExchangeNotes;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.util.context.Context;

/**
 * One subscription to a call, from its start to its only end. Its steps decide when an
 * attempt is made, and whether one that failed is made again. The deadline and the caller
 * may end the call at any moment; whatever it is doing then is undone.
 *
 * @param <T> what the caller gets
 */
abstract class RunningCall<T> implements CoreSubscriber<T>, Subscription, CallSteps.Owner {

	@SuppressWarnings("rawtypes")
	private static final AtomicIntegerFieldUpdater<RunningCall> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(RunningCall.class, "ended");

	private final Engine engine;

	private final Call call;

	private final Function<? super Call, ? extends Publisher<T>> exchange;

	private final GuardedSubscriber<T> caller;

	private final CallWatch.@Nullable Watched watched;

	private final ExchangeNotes notes;

	private final Context context;

	private final CallSteps steps;

	private final CallSource source = new CallSource();

	private volatile @Nullable Disposable deadline;

	private volatile boolean inside;

	private volatile int ended;

	/**
	 * Begin a call.
	 * @param engine runs it
	 * @param call the call
	 * @param exchange makes one attempt
	 * @param caller gets what becomes of it
	 */
	RunningCall(Engine engine, Call call, Function<? super Call, ? extends Publisher<T>> exchange,
			CoreSubscriber<? super T> caller) {
		this.engine = engine;
		this.call = call;
		this.exchange = exchange;
		this.caller = Guard.subscriber(caller);
		this.watched = (engine.watch() != null) ? engine.watch().start(call, caller.currentContext()) : null;
		this.notes = new ExchangeNotes(call.receivedBody(), call.sentKey(), engine.errors().note(call));
		this.context = inCall(this.caller.currentContext());
		this.steps = new CallSteps((call.refusal() == null) ? engine.steps(call) : Engine.NO_STEPS, this);
	}

	/**
	 * What the exchange of the call finds in its context. Filters of the application may
	 * continue on a thread of their own.
	 */
	final Context inCall(Context subscriber) {
		Context added = this.notes.addTo((this.watched != null) ? this.watched.addTo(subscriber) : subscriber);
		if (!this.engine.direct()) {
			added = Guard.carrying(added);
		}
		return this.call.unbounded() ? added.put(EventMarks.class, this.call.eventMarks()) : added;
	}

	final Call call() {
		return this.call;
	}

	final GuardedSubscriber<T> caller() {
		return this.caller;
	}

	@Override
	public final Context currentContext() {
		return this.context;
	}

	/**
	 * A call that is refused since it cannot be sent is observed, but takes no permit and
	 * counts neither for the circuit nor for the retries.
	 * @param admitted whether the gate has let the call in
	 */
	final void start(boolean admitted) {
		Throwable refusal = this.call.refusal();
		this.inside = admitted;
		this.call.onHead(this.steps::headArrived);
		this.caller.onSubscribe(this);
		if (refusal != null) {
			fail(refusal);
		}
		else if (!this.inside) {
			fail(closed());
		}
		else if (!isEnded()) {
			startDeadline();
			this.steps.enter();
		}
	}

	private ApiRejectedException closed() {
		return new ApiRejectedException(this.call.operation(), 0, this.call.elapsed(),
				ApiRejectedException.Reason.CLIENT_CLOSED,
				"the client is closed because its application context is closing; no new calls are sent", null);
	}

	private void startDeadline() {
		Disposable timer = this.engine.clock().startDeadline(this.call.remaining(), this::deadlinePassed);
		this.deadline = timer;
		if (isEnded()) {
			timer.dispose();
		}
	}

	/**
	 * Tracers prefer the span of the thread to the one of the parent, and the thread may
	 * be in another: in that of the caller, or of a call that ends and hands its permit
	 * on.
	 */
	@Override
	public final void makeAttempt() {
		this.call.beginAttempt();
		inScope(this::subscribe);
	}

	final void inScope(Runnable subscription) {
		Observation observation = this.engine.traced()
				? this.context.getOrDefault(ObservationThreadLocalAccessor.KEY, null) : null;
		if (observation != null) {
			CallObservations.inScope(observation, subscription);
		}
		else {
			subscription.run();
		}
	}

	private void subscribe() {
		Publisher<T> source;
		try {
			source = this.exchange.apply(this.call);
		}
		catch (Throwable ex) {
			onError(Failures.signal(ex));
			return;
		}
		Guard.subscribe(source, this);
	}

	@Override
	public final void await(Subscription wait) {
		this.source.await(wait);
	}

	@Override
	public final void onSubscribe(Subscription subscription) {
		this.source.attempt(subscription);
	}

	@Override
	public final void request(long count) {
		this.source.request(count);
	}

	@Override
	public void onComplete() {
		if (succeed()) {
			this.caller.onComplete();
			leave();
		}
	}

	@Override
	public void onError(Throwable thrown) {
		if (!isEnded()) {
			this.steps.fail(translate(thrown));
		}
	}

	/**
	 * What the caller sees of a failure of the exchange.
	 */
	final Throwable translate(Throwable thrown) {
		try {
			return this.engine.errors().translate(this.call, this.notes.redirects(), thrown);
		}
		catch (Throwable ex) {
			return Failures.signal(ex);
		}
	}

	/**
	 * Check a response, or one of its elements, unless none is wanted.
	 * @param index index of the element, negative for the response as a whole
	 * @return what is wrong with it, {@code null} if it is valid
	 */
	final @Nullable Throwable fault(Object response, long index) {
		ResponseValidation validation = this.engine.validation();
		if (validation == null || !this.call.wantsValidResponse()) {
			return null;
		}
		try {
			validation.check(response, index);
			return null;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	/**
	 * The exchange fails although it has delivered something.
	 */
	final void refuse(Throwable fault) {
		this.source.cancelAttempt();
		onError(fault);
	}

	@Override
	public final boolean isEnded() {
		return this.ended != 0;
	}

	private boolean end() {
		if (!ENDED.compareAndSet(this, 0, 1)) {
			return false;
		}
		Disposable timer = this.deadline;
		if (timer != null) {
			timer.dispose();
		}
		return true;
	}

	/**
	 * End with success. Permits are released before the caller is notified.
	 * @return whether this is the end
	 */
	final boolean succeed() {
		if (!end()) {
			return false;
		}
		this.steps.succeed();
		if (this.watched != null) {
			this.watched.succeed();
		}
		return true;
	}

	/**
	 * End with a failure.
	 * @param failure what the caller sees
	 * @param deadlinePassed whether it is that of the deadline
	 * @return whether this is the end
	 */
	final boolean end(Throwable failure, boolean deadlinePassed) {
		if (!end()) {
			return false;
		}
		this.source.cancel();
		this.steps.giveUp(deadlinePassed);
		if (this.watched != null) {
			this.watched.fail(failure);
		}
		return true;
	}

	@Override
	public final void failFinally(Throwable failure) {
		fail(this.call.finalFailure(failure));
	}

	private void fail(Throwable failure) {
		if (end(failure, false)) {
			this.caller.onError(failure);
			leave();
		}
	}

	/**
	 * A stream without an end has its deadline at the head of the response; what follows
	 * is the idle timeout's.
	 */
	void deadlinePassed() {
		if (!(this.call.unbounded() && this.call.headArrived())) {
			Throwable failure = this.call.deadlinePassed();
			if (end(failure, true)) {
				this.caller.fail(failure);
				leave();
			}
		}
	}

	@Override
	public void cancel() {
		if (end()) {
			if (this.watched != null) {
				this.watched.cancel();
			}
			this.source.cancel();
			this.steps.giveUp(false);
			leave();
		}
	}

	/**
	 * The caller has been notified of the end: whoever closes the client need not wait
	 * for this call.
	 */
	final void leave() {
		if (this.inside) {
			this.engine.gate().leave();
		}
	}

}
