package dev.tandem.transport;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.TransferListener;
import dev.tandem.logging.ExchangeTap;
import dev.tandem.transfer.Transfer;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * One request and its answer.
 */
final class Exchange {

	private final Hop hop;

	private final RequestDecoration decoration;

	private final BodyLimit bodyLimit;

	private final Traces traces;

	private final ExchangeTap tap;

	private final AtomicReference<Body> body = new AtomicReference<>(Body.UNREAD);

	private volatile @Nullable Line line;

	private boolean streamed;

	private boolean silent;

	private @Nullable TransferListener listener;

	Exchange(Hop hop, RequestDecoration decoration, BodyLimit bodyLimit, Traces traces, ExchangeTap tap) {
		this.hop = hop;
		this.decoration = decoration;
		this.bodyLimit = bodyLimit;
		this.traces = traces;
		this.tap = tap;
	}

	HttpMethod method() {
		return this.hop.method();
	}

	URI uri() {
		return this.hop.uri();
	}

	/**
	 * Write head and body of the call.
	 * @param request the request to write to
	 */
	Mono<Void> write(NettyRequest request) {
		this.line = Line.of(request.connection());
		return this.hop.callback().apply(this.tap.writing(request));
	}

	/**
	 * Add what the client sends with every call, once the call's own head is written, and
	 * look the whole through.
	 * @param request the request, about to be sent
	 */
	void complete(NettyRequest request) {
		this.streamed = Boolean.TRUE.equals(request.getAttributes().get(ClientTransport.STREAMED));
		this.listener = Transfer.listener(request);
		this.silent = request.getAttributes().containsKey(ClientTransport.QUIET);
		if (this.silent) {
			request.allowSilence();
		}
		boolean own = this.hop.own();
		if (this.hop.stripped()) {
			RedirectPolicy.strip(request);
		}
		if (own) {
			this.decoration.addTo(request, this.traces.key());
		}
		RequestGuard.check(request);
		String query = own ? this.decoration.queryFor(this.hop.uri(), this.traces.key()) : "";
		this.tap.sending(request, query, own ? this.decoration.secretHeaders() : Set.of());
		if (!query.isEmpty()) {
			HiddenQuery.add(request, query);
		}
		if (this.listener != null) {
			Transfer.upload(request, this.listener);
		}
	}

	/**
	 * The answer as the call reads it.
	 * @param response the answer
	 */
	ClientHttpResponse read(ClientHttpResponse response) {
		ClientHttpResponse bounded = this.bodyLimit.apply(response, this.streamed, this.traces.body());
		return (this.listener != null) ? Transfer.download(bounded, this.listener) : bounded;
	}

	/**
	 * The head of the answer has come, by a channel of its own if the request has changed
	 * its connection to HTTP/2.
	 * @param connection where it has come from
	 */
	void answeredBy(Connection connection) {
		this.line = Line.of(connection);
	}

	/**
	 * Whether the answer may take its time.
	 */
	boolean allowsSilence() {
		return this.silent;
	}

	/**
	 * The body of the answer is about to be read, which ends the exchange in any case.
	 * @return whether it may be: not after the exchange was aborted
	 */
	boolean startReading() {
		return this.body.compareAndSet(Body.UNREAD, Body.READ) || this.body.get() == Body.READ;
	}

	/**
	 * The call was cancelled. Between a head that Reactor Netty has handed over and a
	 * body that is read, nobody else would free what has come of the body and, unless
	 * that is all, close the connection. The channel's own thread looks, as it brings the
	 * head, too.
	 */
	void abort() {
		Line used = this.line;
		if (used != null && this.body.get() == Body.UNREAD) {
			used.loop().execute(() -> {
				if (this.body.compareAndSet(Body.UNREAD, Body.GIVEN_UP)) {
					used.connection().inbound().receive().subscribe((buffer) -> {
					}, (brokenAnyway) -> {
					}).dispose();
				}
			});
		}
	}

	/**
	 * A connection with the thread of its channel, which Reactor Netty does not tell any
	 * more once the exchange has ended.
	 */
	private record Line(Connection connection, EventLoop loop) {

		static Line of(Connection connection) {
			return new Line(connection, connection.channel().eventLoop());
		}

	}

	private enum Body {

		UNREAD, READ, GIVEN_UP

	}

}
