package dev.tandem.transport;

import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.TransferListener;
import dev.tandem.transfer.Transfer;
import dev.tandem.transfer.UploadProgress;
import io.netty.handler.ssl.SslClosedEngineException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * One request and its response.
 */
final class Exchange implements NettyRequest.Completion {

	private static final String USER_AGENT = "User-Agent";

	private final Hop hop;

	private final RequestDecoration decoration;

	private final BodyLimit bodyLimit;

	private final ExchangeContext context;

	private final ExchangeTap tap;

	private final AtomicReference<Body> body = new AtomicReference<>(Body.UNREAD);

	private final ExchangeLine line = new ExchangeLine();

	private volatile @Nullable RequestWriter writer;

	private volatile String addedQuery = "";

	private boolean streamed;

	private boolean untimed;

	private @Nullable TransferListener listener;

	Exchange(Hop hop, RequestDecoration decoration, BodyLimit bodyLimit, ExchangeContext context, ExchangeTap tap) {
		this.hop = hop;
		this.decoration = decoration;
		this.bodyLimit = bodyLimit;
		this.context = context;
		this.tap = tap;
	}

	/**
	 * The request as a call or a redirect asks for it.
	 */
	Hop hop() {
		return this.hop;
	}

	HttpMethod method() {
		return this.hop.method();
	}

	URI uri() {
		return this.hop.uri();
	}

	/**
	 * Write head and body of the call, unless it has ended before it got its connection.
	 * @param request the request to write to
	 */
	Mono<Void> write(NettyRequest request) {
		if (!this.line.begin(request.connection())) {
			request.connection().dispose();
			return Mono.never();
		}
		this.writer = request.writer();
		return this.hop.callback()
			.apply(this.tap.writing(request))
			.onErrorMap((failure) -> request.isCommitted() ? failure : ApplicationFailure.of(failure));
	}

	/**
	 * Mark a failure that leaves no doubt whether the server has processed the request.
	 */
	Throwable explain(Throwable failure) {
		RequestWriter used = this.writer;
		boolean unprocessed = (used != null) ? isClosed(failure) && used.isUnprocessed()
				: failure instanceof AbortedException;
		return unprocessed ? new UnprocessedRequestException(failure) : failure;
	}

	/**
	 * Not that a connection could not be opened: that fails again.
	 */
	private static boolean isClosed(Throwable failure) {
		return failure instanceof AbortedException || failure instanceof PrematureCloseException
				|| failure instanceof ClosedChannelException || failure instanceof SslClosedEngineException
				|| AbortedException.isConnectionReset(failure);
	}

	@Override
	public boolean wantsBody() {
		return this.hop.own() && this.decoration.signs();
	}

	/**
	 * Add what the client sends with every call, once the call's own head is written, and
	 * look the whole through.
	 * @param request the request, about to be sent
	 * @param bodiless whether it has no body
	 */
	@Override
	public void complete(NettyRequest request, boolean bodiless) {
		this.streamed = Boolean.TRUE.equals(request.getAttributes().get(ClientTransport.STREAMED));
		this.listener = Transfer.listener(request);
		this.untimed = request.getAttributes().containsKey(ClientTransport.NO_RESPONSE_TIMEOUT);
		if (this.untimed) {
			request.allowSilence();
		}
		Withheld withheld = Withheld.of(request.getAttributes());
		boolean own = this.hop.own();
		if (this.hop.stripped()) {
			RedirectPolicy.strip(request);
		}
		else if (this.hop.moved()) {
			request.getHeaders().remove(HttpHeaders.HOST);
		}
		if (own) {
			this.decoration.addTo(request, this.context.key(), withheld);
		}
		if (withheld.holdsHeader(USER_AGENT)) {
			request.withoutUserAgent();
		}
		String query = own ? this.decoration.queryFor(this.hop.uri(), this.context.key(), withheld) : "";
		RequestGuard.check(request.nettyHeaders()::iteratorCharSequence, request.getCookies().values());
		Set<String> secret = own ? this.decoration.sign(request, query) : Set.of();
		FramingHeaders.check(request.nettyHeaders(), bodiless);
		this.tap.sending(request, query, secret);
		request.writer().hideQuery(query);
		this.addedQuery = query;
		if (this.listener != null) {
			request.writer().report(new UploadProgress(this.listener, request.getHeaders().getContentLength()));
		}
	}

	/**
	 * What the client has added to the query of the request, encoded.
	 */
	String addedQuery() {
		return this.addedQuery;
	}

	/**
	 * The response as the call reads it.
	 * @param response the response
	 */
	ClientHttpResponse read(ClientHttpResponse response) {
		ClientHttpResponse bounded = this.bodyLimit.apply(response, this.streamed, this.context.body());
		return (this.listener != null) ? Transfer.download(bounded, this.listener) : bounded;
	}

	/**
	 * The head of the response has come, by a channel of its own if the request has
	 * changed its connection to HTTP/2.
	 * @param connection where it has come from
	 */
	void answeredBy(Connection connection) {
		this.line.move(connection);
	}

	/**
	 * Whether the response may take its time.
	 */
	boolean allowsSilence() {
		return this.untimed;
	}

	/**
	 * The body of the response is about to be read, which ends the exchange in any case.
	 * @return whether it may be: not after the exchange was aborted
	 */
	boolean startReading() {
		return this.body.compareAndSet(Body.UNREAD, Body.READ) || this.body.get() == Body.READ;
	}

	/**
	 * The call was cancelled. Between the head, which Reactor Netty has handed over, and
	 * the body, nobody else would release the received buffers and, unless the response
	 * is complete, close the connection. The head arrives in the thread of the channel,
	 * so that is where to look.
	 * @param response waits for the head
	 */
	void cancel(Subscription response) {
		ExchangeLine.Line used = this.line.end();
		if (used == null) {
			response.cancel();
			return;
		}
		used.run(() -> {
			response.cancel();
			if (this.body.compareAndSet(Body.UNREAD, Body.GIVEN_UP)) {
				used.connection().inbound().receive().subscribe((buffer) -> {
				}, (brokenAnyway) -> {
				}).dispose();
			}
		});
	}

	/**
	 * The call has failed.
	 */
	void end() {
		this.line.end();
	}

	/**
	 * The call fails unless it has got a connection.
	 * @return whether it may fail
	 */
	boolean giveUp() {
		return this.line.giveUp();
	}

	boolean hasBegun() {
		return this.line.hasBegun();
	}

	private enum Body {

		UNREAD, READ, GIVEN_UP

	}

}
