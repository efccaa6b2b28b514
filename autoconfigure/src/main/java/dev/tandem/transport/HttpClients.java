package dev.tandem.transport;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tandem.client.ApiClientSettings;
import dev.tandem.client.HttpVersion;
import dev.tandem.client.Redirects;
import io.netty.channel.ChannelOption;
import io.netty.resolver.NoopAddressResolverGroup;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.ProxyProvider;

import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes the Reactor Netty client of a client's settings.
 */
final class HttpClients {

	private HttpClients() {
	}

	static HttpClient create(ApiClientSettings settings, @Nullable SslBundle bundle, ConnectionProvider pool,
			TransportResources resources) {
		ApiClientSettings.Timeouts timeouts = settings.timeouts();
		ApiClientSettings.Http http = settings.http();
		HttpClient client = HttpClient.create(pool)
			.runOn(resources.loops())
			.resolver(resources.resolver())
			.protocol(protocols(http.versions()))
			.compress(http.compression())
			.followRedirect(false)
			.headers((headers) -> headers.set("User-Agent", UserAgent.of(settings.name())))
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeouts.connect().toMillis()))
			.option(ChannelOption.SO_KEEPALIVE, true)
			.responseTimeout(timeouts.response());
		if (mayUseTls(settings)) {
			client = client.secure(
					(spec) -> spec.sslContext(TlsContexts.create(settings, bundle)).handshakeTimeout(timeouts.tls()));
		}
		if (http.addressFilter() != null) {
			client = new AllowedAddresses(http.addressFilter()).applyTo(client);
		}
		ApiClientSettings.Proxy proxy = http.proxy();
		return (proxy != null) ? withProxy(client, proxy, timeouts) : client.noProxy();
	}

	/**
	 * Reactor Netty copies its configuration for each plain request of a client that has
	 * a TLS context, so a client that speaks plain HTTP to one origin gets none.
	 */
	private static boolean mayUseTls(ApiClientSettings settings) {
		boolean plain = "http".equalsIgnoreCase(settings.baseUrl().getScheme());
		return !plain || settings.tls().bundle() != null || settings.tls().insecure()
				|| settings.http().redirects() != Redirects.NEVER;
	}

	private static HttpProtocol[] protocols(List<HttpVersion> versions) {
		return versions.stream().map((version) -> switch (version) {
			case HTTP11 -> HttpProtocol.HTTP11;
			case H2 -> HttpProtocol.H2;
			case H2C -> HttpProtocol.H2C;
		}).toArray(HttpProtocol[]::new);
	}

	/**
	 * It is the proxy that resolves names.
	 */
	private static HttpClient withProxy(HttpClient client, ApiClientSettings.Proxy proxy,
			ApiClientSettings.Timeouts timeouts) {
		return client.resolver(NoopAddressResolverGroup.INSTANCE).proxy((type) -> {
			ProxyProvider.Builder spec = type.type(ProxyProvider.Proxy.HTTP)
				.host(proxy.host())
				.port(proxy.port())
				.connectTimeoutMillis(timeouts.connect().toMillis());
			ApiClientSettings.ProxyCredential credential = proxy.credential();
			if (credential != null) {
				spec.username(credential.username()).password((username) -> credential.password().reveal());
			}
			if (!proxy.nonProxyHosts().isEmpty()) {
				spec.nonProxyHosts(pattern(proxy.nonProxyHosts()));
			}
		});
	}

	private static String pattern(List<String> hosts) {
		return hosts.stream()
			.map((host) -> Pattern.quote(host).replace("*", "\\E.*\\Q"))
			.collect(Collectors.joining("|"));
	}

}
