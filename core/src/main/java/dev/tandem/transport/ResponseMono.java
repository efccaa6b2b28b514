package dev.tandem.transport;

import java.util.function.BiFunction;

import dev.tandem.failure.Failures;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * The head of the response to a request, with what Reactor Netty leaves undone while a
 * call waits for it: see {@link ResponseWait}.
 */
final class ResponseMono extends MonoOperator<NettyResponse, NettyResponse> implements ResponseWait.Request {

	private final Exchange exchange;

	private final RequestSending sending;

	private final Acquisition acquisition;

	private final BiFunction<Exchange, Throwable, Throwable> explanation;

	ResponseMono(Mono<NettyResponse> response, Exchange exchange, RequestSending sending, Acquisition acquisition,
			BiFunction<Exchange, Throwable, Throwable> explanation) {
		super(response);
		this.exchange = exchange;
		this.sending = sending;
		this.acquisition = acquisition;
		this.explanation = explanation;
	}

	@Override
	public void subscribe(CoreSubscriber<? super NettyResponse> caller) {
		send(new ResponseWait(caller, this.exchange, this));
	}

	@Override
	public void send(ResponseWait call) {
		this.source.subscribe(call);
		this.acquisition.limit(call);
	}

	/**
	 * The request is not sent any more.
	 */
	@Override
	public void over() {
		this.sending.forget();
	}

	/**
	 * Reactor Netty signals whatever a callback has thrown, and operators would rethrow
	 * some errors.
	 */
	@Override
	public Throwable explain(Throwable failure) {
		return Failures.signal(this.explanation.apply(this.exchange, failure));
	}

	@Override
	public boolean isOpen() {
		return !this.acquisition.isClosed();
	}

}
