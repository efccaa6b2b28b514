package dev.tandem.transport;

import java.net.SocketAddress;
import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.NoopAddressResolverGroup;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.AddressUtils;
import reactor.netty.transport.ProxyProvider;

import org.springframework.http.HttpMethod;
import org.springframework.util.function.SingletonSupplier;

/**
 * Chooses the Reactor Netty client of a request: through the proxy or directly, with TLS
 * or without. For a host that is not proxied, a client with a proxy would resolve the
 * name by a lookup that blocks.
 */
final class Routes {

	private final Schemes usual;

	private final @Nullable Schemes direct;

	private final @Nullable Supplier<ProxyProvider> proxy;

	/**
	 * Create the routes.
	 * @param client the client, as it was customized
	 * @param tls adds the TLS of the client's settings to a client that has none
	 * @param resolver resolves names, unless the client was given another resolver
	 * @param customized whether the application has customized the client
	 */
	Routes(HttpClient client, UnaryOperator<HttpClient> tls, AddressResolverGroup<?> resolver, boolean customized) {
		Supplier<ProxyProvider> supplier = client.configuration().proxyProviderSupplier();
		if (supplier != null) {
			AddressResolverGroup<?> names = resolver(client, resolver);
			this.proxy = SingletonSupplier.of(supplier);
			this.usual = new Schemes(resolvingProxy(client, names), tls, customized);
			this.direct = new Schemes(client.noProxy().resolver(names), tls, customized);
		}
		else {
			this.proxy = null;
			this.usual = new Schemes(client, tls, customized);
			this.direct = null;
		}
	}

	/**
	 * A client with a proxy resolves no names itself.
	 */
	private static AddressResolverGroup<?> resolver(HttpClient client, AddressResolverGroup<?> otherwise) {
		AddressResolverGroup<?> own = client.configuration().resolver();
		return (own != null && own != NoopAddressResolverGroup.INSTANCE) ? own : otherwise;
	}

	private static HttpClient resolvingProxy(HttpClient client, AddressResolverGroup<?> resolver) {
		return client.doOnChannelInit((observer, channel, address) -> {
			if (channel.pipeline().get(NettyPipeline.ProxyHandler) != null) {
				channel.pipeline().addFirst(new ProxyNameResolution(resolver));
			}
		});
	}

	/**
	 * Begin a request.
	 * @param method its method
	 * @param uri its target, which has a host
	 * @return what sends it
	 */
	HttpClient.RequestSender request(HttpMethod method, URI uri) {
		Schemes schemes = (this.direct != null && !isProxied(uri)) ? this.direct : this.usual;
		return schemes.request(method, uri);
	}

	private boolean isProxied(URI uri) {
		Origin origin = Origin.of(uri);
		SocketAddress address = AddressUtils.createUnresolved(origin.host(), origin.port());
		return this.proxy == null || this.proxy.get().shouldProxy(address);
	}

}
