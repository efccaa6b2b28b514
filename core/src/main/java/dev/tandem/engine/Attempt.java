package dev.tandem.engine;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import dev.tandem.failure.Failures;
import dev.tandem.observation.AttemptObservation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import org.springframework.core.codec.CodecException;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * One attempt that is sent by the transport directly: its request, its observation, which
 * ends with the head of the response, and the response.
 *
 * @param <T> what the caller gets
 */
final class Attempt<T> extends Operators.DeferredSubscription implements CoreSubscriber<ClientHttpResponse> {

	@SuppressWarnings("rawtypes")
	private static final AtomicIntegerFieldUpdater<Attempt> OBSERVED = AtomicIntegerFieldUpdater
		.newUpdater(Attempt.class, "observed");

	private final AttemptSender sender;

	private final AttemptRequest request;

	private final ResponseReader<T> reader;

	private final CoreSubscriber<? super T> caller;

	private final @Nullable AttemptObservation observation;

	private final Context context;

	private volatile @Nullable Subscription head;

	@SuppressWarnings("UnusedVariable")
	private volatile int observed;

	private boolean responded;

	Attempt(AttemptSender sender, AttemptRequest request, ResponseReader<T> reader, CoreSubscriber<? super T> caller) {
		this.sender = sender;
		this.request = request;
		this.reader = reader;
		this.caller = caller;
		this.observation = sender.observe(request, caller.currentContext());
		this.context = (this.observation != null) ? this.observation.addTo(caller.currentContext())
				: caller.currentContext();
	}

	void start() {
		this.caller.onSubscribe(this);
		try {
			this.sender.send(this.request).subscribe(this);
		}
		catch (Throwable ex) {
			fail(Failures.signal(ex));
		}
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.head = subscription;
		if (isCancelled()) {
			subscription.cancel();
		}
		else {
			subscription.request(Long.MAX_VALUE);
		}
	}

	@Override
	public void onNext(ClientHttpResponse response) {
		try {
			this.responded = true;
			AttemptObservation observing = endObservation();
			if (observing != null) {
				observing.respond(response.getStatusCode(), () -> this.sender.shown(response, this.request));
				observing.stop();
			}
			Publisher<T> body = this.reader.read(response, this.request);
			body.subscribe(new Body(response));
		}
		catch (Throwable ex) {
			cancelHead();
			this.caller.onError(Failures.signal(ex));
		}
	}

	@Override
	public void onComplete() {
		if (!this.responded) {
			fail(new IllegalStateException("The transport completed without a response"));
		}
	}

	/**
	 * A failure of the connection is wrapped as {@code WebClient} does, so that
	 * {@code FailureTranslator} knows it.
	 */
	@Override
	public void onError(Throwable failure) {
		fail(isKnown(failure) ? failure : new WebClientRequestException(failure, this.request.method(),
				this.request.url(), this.request.headers()));
	}

	private static boolean isKnown(Throwable failure) {
		return failure instanceof WebClientException || failure instanceof CodecException;
	}

	private void fail(Throwable failure) {
		AttemptObservation observing = endObservation();
		if (observing != null) {
			observing.fail(failure);
			observing.stop();
		}
		this.caller.onError(failure);
	}

	@Override
	public void cancel() {
		super.cancel();
		AttemptObservation observing = endObservation();
		if (observing != null) {
			observing.abort();
			observing.stop();
		}
		cancelHead();
	}

	/**
	 * The connection of a response that nobody reads is released.
	 */
	private void cancelHead() {
		Subscription sent = this.head;
		if (sent != null) {
			sent.cancel();
		}
	}

	/**
	 * Whatever ends the attempt first, in whichever thread, ends its observation.
	 * @return the observation, {@code null} if there is none or it has ended
	 */
	private @Nullable AttemptObservation endObservation() {
		return (this.observation != null && OBSERVED.compareAndSet(this, 0, 1)) ? this.observation : null;
	}

	/**
	 * Hands the body on.
	 */
	private final class Body implements CoreSubscriber<T> {

		private final ClientHttpResponse response;

		private Body(ClientHttpResponse response) {
			this.response = response;
		}

		@Override
		public Context currentContext() {
			return Attempt.this.caller.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			set(subscription);
		}

		@Override
		public void onNext(T value) {
			Attempt.this.caller.onNext(value);
		}

		@Override
		public void onError(Throwable failure) {
			Attempt.this.caller.onError(AttemptSender.brokenBody(failure, this.response, Attempt.this.request));
		}

		@Override
		public void onComplete() {
			Attempt.this.caller.onComplete();
		}

	}

}
