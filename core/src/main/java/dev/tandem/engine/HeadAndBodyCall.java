package dev.tandem.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.tandem.failure.Guard;
import dev.tandem.failure.GuardedSubscriber;
import dev.tandem.twin.Heads;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import org.springframework.http.ResponseEntity;

/**
 * A call whose head is handed on before its body is asked for. The call ends with its
 * body, so that it keeps its permits and its deadline while the body is read. A body that
 * nobody has begun to read is given up at the deadline: a caller who looks at nothing but
 * the head would keep the connection for good.
 *
 * @param <T> the type of the elements
 */
final class HeadAndBodyCall<T> extends RunningCall<ResponseEntity<Flux<T>>> {

	private volatile @Nullable Body body;

	private volatile boolean late;

	HeadAndBodyCall(Engine engine, Call call, Function<? super Call, Mono<ResponseEntity<Flux<T>>>> exchange,
			CoreSubscriber<? super ResponseEntity<Flux<T>>> caller) {
		super(engine, call, exchange, caller);
	}

	@Override
	public void onNext(ResponseEntity<Flux<T>> head) {
		if (!isEnded()) {
			Body handedOn = new Body(Heads.body(head));
			this.body = handedOn;
			caller().onNext(Heads.withBody(head, handedOn));
			caller().onComplete();
		}
	}

	@Override
	public void onError(Throwable thrown) {
		if (this.body == null) {
			super.onError(thrown);
		}
	}

	@Override
	public void onComplete() {
		if (this.body == null) {
			super.onComplete();
		}
	}

	/**
	 * The head may be handed over at the same moment, so the body is looked for again.
	 */
	@Override
	void deadlinePassed() {
		this.late = true;
		if (this.body == null) {
			super.deadlinePassed();
			if (!isEnded()) {
				return;
			}
		}
		Body handedOn = this.body;
		if (handedOn != null) {
			handedOn.deadlinePassed();
		}
	}

	/**
	 * The head may have been lost on its way to a caller who cancels. Once the body is
	 * read, its reader ends the call.
	 */
	@Override
	public void cancel() {
		Body handedOn = this.body;
		if (handedOn == null) {
			super.cancel();
		}
		else if (handedOn.state.compareAndSet(State.UNREAD, State.GIVEN_UP)) {
			super.cancel();
			handedOn.discard();
		}
	}

	private enum State {

		UNREAD, READ, GIVEN_UP

	}

	/**
	 * The body, which belongs to the call for its first reader.
	 */
	private final class Body extends Flux<T> {

		private final Flux<T> source;

		private final AtomicReference<State> state = new AtomicReference<>(State.UNREAD);

		private volatile @Nullable Reader reader;

		private Body(Flux<T> source) {
			this.source = source;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			if (this.state.compareAndSet(State.UNREAD, State.READ)) {
				Reader first = new Reader(subscriber);
				this.reader = first;
				inScope(() -> Guard.subscribe(this.source, first));
				if (HeadAndBodyCall.this.late) {
					readLate(first);
				}
			}
			else if (HeadAndBodyCall.this.late && this.state.get() == State.GIVEN_UP) {
				Operators.error(subscriber, call().deadlinePassed());
			}
			else {
				Guard.subscribe(this.source, subscriber);
			}
		}

		private void deadlinePassed() {
			if (this.state.compareAndSet(State.UNREAD, State.GIVEN_UP)) {
				boolean first = end(call().deadlinePassed(), true);
				discard();
				if (first) {
					leave();
				}
			}
			else {
				Reader reading = this.reader;
				if (reading != null) {
					readLate(reading);
				}
			}
		}

		/**
		 * A stream without an end may be read for longer.
		 */
		private void readLate(Reader reading) {
			if (!call().unbounded()) {
				reading.deadlinePassed();
			}
		}

		/**
		 * Release the connection.
		 */
		private void discard() {
			Guard.subscribe(this.source, new Nobody());
		}

	}

	private final class Reader implements CoreSubscriber<T>, Subscription {

		private final GuardedSubscriber<T> caller;

		private final Context context;

		private final AtomicBoolean finished = new AtomicBoolean();

		private volatile Subscription source = Operators.emptySubscription();

		private long index;

		private Reader(CoreSubscriber<? super T> caller) {
			this.caller = Guard.subscriber(caller);
			this.context = inCall(this.caller.currentContext());
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.source = subscription;
			this.caller.onSubscribe(this);
		}

		@Override
		public void onNext(T element) {
			if (isEnded()) {
				Operators.onDiscard(element, this.context);
				return;
			}
			Throwable fault = fault(element, this.index++);
			if (fault != null) {
				this.source.cancel();
				onError(fault);
			}
			else {
				this.caller.onNext(element);
			}
		}

		@Override
		public void onError(Throwable thrown) {
			Throwable failure = call().finalFailure(translate(thrown));
			boolean first = end(failure, false);
			if (finish()) {
				this.caller.onError(first ? failure : call().deadlinePassed());
			}
			if (first) {
				leave();
			}
		}

		@Override
		public void onComplete() {
			boolean first = succeed();
			if (finish()) {
				if (first) {
					this.caller.onComplete();
				}
				else {
					this.caller.onError(call().deadlinePassed());
				}
			}
			if (first) {
				leave();
			}
		}

		private void deadlinePassed() {
			Throwable failure = call().deadlinePassed();
			boolean first = end(failure, true);
			if (finish()) {
				this.source.cancel();
				this.caller.fail(failure);
			}
			if (first) {
				leave();
			}
		}

		/**
		 * The deadline may end the call just as its head is handed over; the reader of
		 * the body gets an end of its own then.
		 * @return whether this is the first end of the reader
		 */
		private boolean finish() {
			return this.finished.compareAndSet(false, true);
		}

		@Override
		public void request(long count) {
			this.source.request(count);
		}

		@Override
		public void cancel() {
			finish();
			HeadAndBodyCall.super.cancel();
			this.source.cancel();
		}

	}

	/**
	 * Cancels what it is subscribed to.
	 */
	private static final class Nobody implements CoreSubscriber<Object> {

		@Override
		public void onSubscribe(Subscription subscription) {
			subscription.cancel();
		}

		@Override
		public void onNext(Object element) {
			// Comes too late.
		}

		@Override
		public void onError(Throwable failure) {
			// The call has ended already.
		}

		@Override
		public void onComplete() {
			// The call has ended already.
		}

	}

}
