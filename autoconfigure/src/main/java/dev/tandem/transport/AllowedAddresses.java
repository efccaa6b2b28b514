package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

import reactor.core.Exceptions;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.transport.ClientTransport.ResolvedAddressSelector;

import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Lets a connection be opened to allowed addresses only, after the name is resolved and
 * again at every connection, so that a name that changes its address does not get past.
 */
final class AllowedAddresses implements ResolvedAddressSelector<HttpClientConfig> {

	private final InetAddressFilter filter;

	AllowedAddresses(InetAddressFilter filter) {
		this.filter = filter;
	}

	@Override
	public List<? extends SocketAddress> apply(HttpClientConfig config, List<? extends SocketAddress> resolved) {
		List<? extends SocketAddress> allowed = resolved.stream().filter(this::isAllowed).toList();
		if (allowed.isEmpty()) {
			throw Exceptions.propagate(new AddressNotAllowedException());
		}
		return allowed;
	}

	private boolean isAllowed(SocketAddress address) {
		return address instanceof InetSocketAddress inet && this.filter.matches(inet);
	}

}
