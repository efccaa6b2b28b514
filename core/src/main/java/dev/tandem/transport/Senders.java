package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.AddressUtils;

import org.springframework.http.HttpMethod;

/**
 * The first steps of Reactor Netty's way to a request. The first, which copies the
 * configuration of the client, is made once for each method. The second parses the
 * address by regular expressions and makes a socket address of its host, so it is made
 * once for each of the first servers: requests to these are given a path. A client that
 * the application has customized is given whole addresses: it may have a base URL, which
 * Reactor Netty puts before paths, or callbacks that look at the address.
 */
final class Senders {

	/**
	 * Servers whose addresses are kept: a client has few, but a call may be given any
	 * address.
	 */
	private static final int MOST_SERVERS = 64;

	private final HttpClient client;

	private final boolean customized;

	private final Map<HttpMethod, HttpClient.RequestSender> known;

	private final Map<String, Map<HttpMethod, HttpClient.RequestSender>> servers = new ConcurrentHashMap<>();

	/**
	 * Create the senders of a client.
	 * @param client the client
	 * @param customized whether the application has customized it
	 */
	Senders(HttpClient client, boolean customized) {
		this.client = client;
		this.customized = customized;
		this.known = senders(client);
	}

	private static Map<HttpMethod, HttpClient.RequestSender> senders(HttpClient client) {
		return Stream.of(HttpMethod.values())
			.collect(Collectors.toUnmodifiableMap(Function.identity(), (method) -> sender(client, method)));
	}

	private static HttpClient.RequestSender sender(HttpClient client, HttpMethod method) {
		return client.request(io.netty.handler.codec.http.HttpMethod.valueOf(method.name()));
	}

	/**
	 * What sends a request.
	 * @param method its method
	 * @param uri its address, with the scheme of these senders
	 */
	HttpClient.RequestSender of(HttpMethod method, URI uri) {
		if (uri.getHost() == null) {
			return of(method).uri(Origin.toText(uri));
		}
		HttpClient.RequestSender toServer = this.customized ? null : toServer(method, uri);
		return (toServer != null) ? toServer.uri(path(uri)) : of(method).uri(uri);
	}

	private HttpClient.RequestSender of(HttpMethod method) {
		HttpClient.RequestSender sender = this.known.get(method);
		return (sender != null) ? sender : sender(this.client, method);
	}

	/**
	 * What sends requests of a method to the server of an address.
	 * @return the sender, {@code null} if none is kept
	 */
	private HttpClient.@Nullable RequestSender toServer(HttpMethod method, URI uri) {
		String authority = uri.getRawAuthority();
		Map<HttpMethod, HttpClient.RequestSender> server = this.servers.get(authority);
		if (server == null) {
			if (uri.getRawUserInfo() != null || this.servers.size() >= MOST_SERVERS) {
				return null;
			}
			Origin origin = Origin.of(uri);
			InetSocketAddress address = AddressUtils.createUnresolved(withoutBrackets(uri.getHost()), origin.port());
			server = this.servers.computeIfAbsent(authority,
					(missing) -> senders(this.client.remoteAddress(() -> address)));
		}
		return server.get(method);
	}

	private static String withoutBrackets(String host) {
		return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
	}

	/**
	 * Path and query of an address.
	 */
	private static String path(URI uri) {
		String path = uri.getRawPath();
		String query = uri.getRawQuery();
		String started = path.isEmpty() ? "/" : path;
		return (query != null) ? started + "?" + query : started;
	}

}
