package dev.tandem.transport;

import java.util.List;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.HttpVersion;
import io.netty.channel.ChannelOption;
import io.netty.resolver.NoopAddressResolverGroup;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.AddressUtils;
import reactor.netty.transport.ProxyProvider;

/**
 * Makes the Reactor Netty client of a client's settings.
 */
final class HttpClients {

	private HttpClients() {
	}

	/**
	 * The client without TLS.
	 */
	static HttpClient create(HttpClient pooled, ClientSettings settings, TransportResources resources,
			ConnectionHolder holder) {
		ClientSettings.Timeouts timeouts = settings.timeouts();
		ClientSettings.Http http = settings.http();
		int maxHeaderSize = Math.toIntExact(http.maxHeaderSize().toBytes());
		HttpClient client = speaking(http.versions(), pooled).runOn(resources.loops())
			.resolver(resources.resolver())
			.httpResponseDecoder((spec) -> spec.maxInitialLineLength(maxHeaderSize).maxHeaderSize(maxHeaderSize))
			.http2Settings((spec) -> spec.maxHeaderListSize(maxHeaderSize))
			.compress(http.compression())
			.followRedirect(false)
			.headers((headers) -> headers.set("User-Agent", UserAgent.of(settings.name())))
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeouts.connect().toMillis()))
			.option(ChannelOption.SO_KEEPALIVE, true)
			.responseTimeout(timeouts.response())
			.doOnChannelInit(ChannelSetup.create(holder));
		if (http.addressFilter() != null) {
			client = new AllowedAddresses(http.addressFilter()).applyTo(client);
		}
		ClientSettings.Proxy proxy = http.proxy();
		return (proxy != null) ? withProxy(client, proxy, timeouts) : client.noProxy();
	}

	/**
	 * A client with certificates. One that speaks plain HTTP as far as is known gets its
	 * TLS context with its first TLS request. Else a mistake in a bundle shows at the
	 * start.
	 */
	static HttpClient withTls(HttpClient client, ClientSettings settings) {
		return needsTls(settings) ? secure(client, settings) : client;
	}

	/**
	 * Whether requests are sent over TLS as far as is known.
	 */
	private static boolean needsTls(ClientSettings settings) {
		return settings.servers()
			.baseUrls()
			.stream()
			.anyMatch((baseUrl) -> !"http".equalsIgnoreCase(baseUrl.getScheme())) || settings.tls().material() != null
				|| settings.tls().insecure();
	}

	static HttpClient secure(HttpClient client, ClientSettings settings) {
		return client.secure(
				(spec) -> spec.sslContext(TlsContexts.create(settings)).handshakeTimeout(settings.timeouts().tls()));
	}

	/**
	 * HTTP/1.1 alone is what Reactor Netty speaks by default. Whenever versions are
	 * named, it creates TLS contexts that no client here uses, which takes a tenth of the
	 * start-up time of an application.
	 */
	private static HttpClient speaking(List<HttpVersion> versions, HttpClient client) {
		return versions.equals(List.of(HttpVersion.HTTP11)) ? client
				: client.protocol(versions.stream().map(HttpClients::protocol).toArray(HttpProtocol[]::new));
	}

	private static HttpProtocol protocol(HttpVersion version) {
		return switch (version) {
			case HTTP11 -> HttpProtocol.HTTP11;
			case H2 -> HttpProtocol.H2;
			case H2C -> HttpProtocol.H2C;
		};
	}

	/**
	 * It is the proxy that resolves names, but its own: {@link Routes}.
	 */
	private static HttpClient withProxy(HttpClient client, ClientSettings.Proxy proxy,
			ClientSettings.Timeouts timeouts) {
		return client.resolver(NoopAddressResolverGroup.INSTANCE).proxy((type) -> {
			ProxyProvider.Builder spec = type.type(ProxyProvider.Proxy.HTTP)
				.socketAddress(() -> AddressUtils.createUnresolved(proxy.host(), proxy.port()))
				.connectTimeoutMillis(timeouts.connect().toMillis());
			ClientSettings.ProxyCredential credential = proxy.credential();
			if (credential != null) {
				spec.username(credential.username()).password((username) -> credential.password().reveal());
			}
			if (!proxy.nonProxyHosts().isEmpty()) {
				spec.nonProxyHostsPredicate(new NonProxyHosts(proxy.nonProxyHosts()));
			}
		});
	}

}
