package dev.tandem.transport;

import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;

/**
 * Writes a request when it has got a connection. Reactor Netty keeps what has asked for
 * the first connection of a pool as long as the pool is there, so this lets go of the
 * exchange: of the body and the headers of that call, and of the keys of its generation.
 */
final class RequestSending implements BiFunction<HttpClientRequest, NettyOutbound, Publisher<Void>> {

	private final ConnectionHandlers handlers;

	private final Acquisition acquisition;

	private volatile @Nullable Exchange exchange;

	RequestSending(Exchange exchange, ConnectionHandlers handlers, Acquisition acquisition) {
		this.exchange = exchange;
		this.handlers = handlers;
		this.acquisition = acquisition;
	}

	@Override
	public Publisher<Void> apply(HttpClientRequest request, NettyOutbound outbound) {
		Exchange sent = this.exchange;
		if (sent == null) {
			outbound.withConnection((connection) -> connection.dispose());
			return Mono.never();
		}
		NettyRequest started = new NettyRequest(sent.hop(), sent, request, outbound, this.handlers);
		this.acquisition.acquired(started.connection(), sent.uri());
		return sent.write(started);
	}

	/**
	 * The request is not written any more: the head of its response has come, or it was
	 * given up.
	 */
	void forget() {
		this.exchange = null;
	}

}
