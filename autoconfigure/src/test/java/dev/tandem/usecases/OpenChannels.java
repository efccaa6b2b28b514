package dev.tandem.usecases;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.HttpClientCustomizer;
import io.netty.channel.Channel;
import reactor.netty.http.client.HttpClient;

/**
 * Sees the connections that a client has opened.
 */
final class OpenChannels implements HttpClientCustomizer {

	private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

	@Override
	public HttpClient customize(String client, HttpClient httpClient) {
		return httpClient.doOnConnected((connection) -> this.channels.add(connection.channel()));
	}

	/**
	 * The names of the handlers of each connection that is open and has been used.
	 */
	List<List<String>> handlers() {
		return this.channels.stream()
			.filter(Channel::isActive)
			.map((channel) -> channel.pipeline().names())
			.filter((names) -> names.contains("tandem.requestWriter"))
			.toList();
	}

}
