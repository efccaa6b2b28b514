package dev.tandem.transport;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import reactor.netty.http.client.HttpClient;

import org.springframework.http.HttpMethod;

/**
 * The first step of Reactor Netty's way to a request, made once for each method: it
 * copies the configuration of the client.
 */
final class Senders {

	private final HttpClient client;

	private final Map<HttpMethod, HttpClient.RequestSender> known;

	Senders(HttpClient client) {
		this.client = client;
		this.known = Stream.of(HttpMethod.values())
			.collect(Collectors.toUnmodifiableMap(Function.identity(), this::sender));
	}

	HttpClient.RequestSender of(HttpMethod method) {
		HttpClient.RequestSender sender = this.known.get(method);
		return (sender != null) ? sender : sender(method);
	}

	private HttpClient.RequestSender sender(HttpMethod method) {
		return this.client.request(io.netty.handler.codec.http.HttpMethod.valueOf(method.name()));
	}

}
