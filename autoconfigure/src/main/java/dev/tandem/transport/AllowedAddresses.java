package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Lets a connection be opened to allowed addresses only, after the name is resolved and
 * again at every connection, so that a name that changes its address does not get past.
 */
final class AllowedAddresses {

	private final InetAddressFilter filter;

	AllowedAddresses(InetAddressFilter filter) {
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

	private boolean isAllowed(SocketAddress address) {
		return address instanceof InetSocketAddress inet && !inet.isUnresolved() && this.filter.matches(inet);
	}

	private final class Barrier extends ChannelOutboundHandlerAdapter {

		@Override
		@SuppressWarnings("FutureReturnValueIgnored")
		public void connect(ChannelHandlerContext context, SocketAddress remote, SocketAddress local,
				ChannelPromise promise) {
			if (isAllowed(remote)) {
				context.connect(remote, local, promise);
				context.pipeline().remove(this);
			}
			else {
				promise.setFailure(new AddressNotAllowedException());
			}
		}

	}

}
