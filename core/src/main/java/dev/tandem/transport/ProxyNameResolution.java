package dev.tandem.transport;

import java.net.SocketAddress;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.FutureListener;

/**
 * Resolves the name of the proxy when a connection to it is opened. Reactor Netty
 * resolves it for each request, by a lookup that blocks.
 */
final class ProxyNameResolution extends ChannelOutboundHandlerAdapter {

	private final AddressResolverGroup<?> resolvers;

	ProxyNameResolution(AddressResolverGroup<?> resolvers) {
		this.resolvers = resolvers;
	}

	@Override
	@SuppressWarnings({ "unchecked", "FutureReturnValueIgnored" })
	public void connect(ChannelHandlerContext context, SocketAddress remote, SocketAddress local,
			ChannelPromise promise) {
		AddressResolver<SocketAddress> resolver = (AddressResolver<SocketAddress>) this.resolvers
			.getResolver(context.channel().eventLoop());
		if (!resolver.isSupported(remote) || resolver.isResolved(remote)) {
			context.connect(remote, local, promise);
			return;
		}
		resolver.resolve(remote).addListener((FutureListener<SocketAddress>) (resolved) -> {
			if (resolved.isSuccess()) {
				context.connect(resolved.getNow(), local, promise);
			}
			else {
				promise.tryFailure(resolved.cause());
			}
		});
	}

}
