package dev.tandem.transport;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/**
 * Sends requests through Reactor Netty, as Spring's connector does, at a lower cost: each
 * step of Reactor Netty's way to a request copies its configuration, and the first is the
 * same for all requests of a method.
 */
final class NettyConnector {

	private final @Nullable Duration watchedElsewhere;

	private final ConnectionHandlers handlers;

	private final Duration idle;

	private final Acquisition acquisition;

	private final Routes routes;

	private final BiFunction<Exchange, Throwable, Throwable> explanation = this::explain;

	/**
	 * Create a connector.
	 * @param client the HTTP client, as it was customized
	 * @param routes makes the routes of a client
	 * @param idle time for the next bytes of a body to come
	 * @param acquisition how its calls wait for connections
	 */
	NettyConnector(HttpClient client, Function<HttpClient, Routes> routes, Duration idle, Acquisition acquisition) {
		this.handlers = new ConnectionHandlers(client, client.configuration().responseTimeout(), idle);
		this.idle = idle;
		this.acquisition = acquisition;
		HttpClient watched = watched(client);
		this.watchedElsewhere = watched.configuration().responseTimeout();
		this.routes = routes.apply(watched.disableRetry(true));
	}

	/**
	 * A connection that a request changes to HTTP/2 is Reactor Netty's to watch until the
	 * head of the response is there: it knows where that will come. It must not
	 * decompress that response, whose channel is seen with the head for the first time.
	 */
	@SuppressWarnings("NullAway")
	private static HttpClient watched(HttpClient client) {
		List<HttpProtocol> protocols = List.of(client.configuration().protocols());
		if (!protocols.contains(HttpProtocol.H2C) || !protocols.contains(HttpProtocol.HTTP11)) {
			return client.responseTimeout(null);
		}
		List<String> accepted = client.configuration().headers().getAll(HttpHeaderNames.ACCEPT_ENCODING);
		return client.configuration().isAcceptGzip()
				? client.compress(false).headers((headers) -> headers.set(HttpHeaderNames.ACCEPT_ENCODING, accepted))
				: client;
	}

	/**
	 * Send a request.
	 * @param exchange the request
	 * @return the response once its head has come
	 */
	Mono<NettyResponse> send(Exchange exchange) {
		RequestSending sending = new RequestSending(exchange, this.handlers, this.acquisition);
		HttpClient.ResponseReceiver<?> receiver = this.routes.request(exchange.method(), exchange.uri()).send(sending);
		Mono<NettyResponse> head = receiver.responseConnection((response, connection) -> {
			exchange.answeredBy(connection);
			this.handlers.responded(connection.channel(), response);
			if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
				connection.markPersistent(false).dispose();
				return Mono.error(new UnexpectedProtocolException(response.status()));
			}
			if (!exchange.allowsSilence()) {
				ResponseWatch.beginBody(connection.channel().pipeline(), this.idle);
			}
			return Mono.just(new NettyResponse(exchange, response, connection));
		}).next();
		return new ResponseMono(head, exchange, sending, this.acquisition, this.explanation);
	}

	private Throwable explain(Exchange exchange, Throwable failure) {
		Duration limit = this.watchedElsewhere;
		return (limit != null && failure instanceof ReadTimeoutException) ? new LateResponseException(limit)
				: exchange.explain(failure);
	}

}
