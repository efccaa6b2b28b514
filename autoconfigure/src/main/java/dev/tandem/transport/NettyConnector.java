package dev.tandem.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.HttpMethod;

/**
 * Sends requests through Reactor Netty, as Spring's connector does, but for less: each
 * step of Reactor Netty's way to a request copies its configuration, and the first is the
 * same for all requests of a method.
 */
final class NettyConnector {

	private final HttpClient client;

	private final @Nullable Duration head;

	private final Duration idle;

	private final Map<HttpMethod, HttpClient.RequestSender> senders;

	/**
	 * Create a connector.
	 * @param client the HTTP client, as it was customized
	 * @param idle time for the next bytes of a body to come
	 */
	NettyConnector(HttpClient client, Duration idle) {
		this.head = client.configuration().responseTimeout();
		this.idle = idle;
		this.client = watched(client);
		this.senders = Stream.of(HttpMethod.values())
			.collect(Collectors.toUnmodifiableMap(Function.identity(), this::sender));
	}

	/**
	 * A connection that a request changes to HTTP/2 is Reactor Netty's to watch until the
	 * head of the response is there: it knows where that will come.
	 */
	@SuppressWarnings("NullAway")
	private static HttpClient watched(HttpClient client) {
		List<HttpProtocol> protocols = List.of(client.configuration().protocols());
		boolean changing = protocols.contains(HttpProtocol.H2C) && protocols.contains(HttpProtocol.HTTP11);
		return changing ? client : client.responseTimeout(null);
	}

	private HttpClient.RequestSender sender(HttpMethod method) {
		return this.client.request(io.netty.handler.codec.http.HttpMethod.valueOf(method.name()));
	}

	/**
	 * Send a request.
	 * @param exchange the request
	 * @return the response once its head has come
	 */
	Mono<NettyResponse> send(Exchange exchange) {
		HttpClient.RequestSender known = this.senders.get(exchange.method());
		return ((known != null) ? known : sender(exchange.method())).uri(exchange.uri()).send((request, outbound) -> {
			NettyRequest started = new NettyRequest(exchange, request, outbound);
			ResponseWatch.begin(started.connection().channel().pipeline(), this.head, this.idle);
			return exchange.write(started);
		}).responseConnection((response, connection) -> {
			exchange.answeredBy(connection);
			if (!exchange.allowsSilence()) {
				ResponseWatch.beginBody(connection.channel().pipeline(), this.idle);
			}
			return Mono.just(new NettyResponse(exchange, response, connection));
		}).next().doOnCancel(exchange::abort);
	}

}
