package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Predicate;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;

/**
 * Lets a connection be opened to allowed addresses only, after the name is resolved and
 * again at every connection, so that a name that changes its address does not get past.
 */
final class AllowedAddresses {

	private final Predicate<InetSocketAddress> filter;

	AllowedAddresses(Predicate<InetSocketAddress> filter) {
		this.filter = filter;
	}

	HttpClient applyTo(HttpClient client) {
		return client.resolvedAddressesSelector((config, resolved) -> select(resolved))
			.doOnChannelInit((observer, channel, address) -> channel.pipeline().addFirst(new Barrier()));
	}

	/**
	 * Reactor Netty forgets to close the channel when there is none to choose, so the
	 * barrier has to refuse it.
	 */
	private List<? extends SocketAddress> select(List<? extends SocketAddress> resolved) {
		List<? extends SocketAddress> allowed = resolved.stream().filter(this::isAllowed).toList();
		return allowed.isEmpty() ? resolved : allowed;
	}

	/**
	 * An address is allowed if none of its forms is refused.
	 */
	boolean isAllowed(SocketAddress address) {
		return address instanceof InetSocketAddress inet && !inet.isUnresolved()
				&& AddressForms.of(inet).stream().allMatch(this.filter);
	}

	/**
	 * Refuses a connection to an address that is not allowed, and any by a proxy, which
	 * would resolve the name of the host by itself.
	 */
	private final class Barrier extends ChannelOutboundHandlerAdapter {

		@Override
		@SuppressWarnings("FutureReturnValueIgnored")
		public void connect(ChannelHandlerContext context, SocketAddress remote, SocketAddress local,
				ChannelPromise promise) {
			if (isAllowed(remote) && context.pipeline().get(NettyPipeline.ProxyHandler) == null) {
				context.connect(remote, local, promise);
				context.pipeline().remove(this);
			}
			else {
				promise.setFailure(new AddressNotAllowedException());
			}
		}

	}

}
