package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Predicate;

import io.netty.util.NetUtil;

import org.springframework.util.PatternMatchUtils;

/**
 * Hosts that are called directly. Reactor Netty's own matching takes an IPv6 address in
 * its longest form only.
 */
final class NonProxyHosts implements Predicate<SocketAddress> {

	private final String[] patterns;

	/**
	 * Create a predicate.
	 * @param patterns host names and addresses, in which a {@code *} stands for any text
	 */
	NonProxyHosts(List<String> patterns) {
		this.patterns = patterns.stream().map(NonProxyHosts::withoutBrackets).toArray(String[]::new);
	}

	private static String withoutBrackets(String host) {
		return (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

	@Override
	public boolean test(SocketAddress address) {
		if (!(address instanceof InetSocketAddress inet)) {
			return false;
		}
		return inet.isUnresolved() ? matches(inet.getHostString())
				: matches(NetUtil.toAddressString(inet.getAddress())) || matches(inet.getAddress().getHostAddress());
	}

	private boolean matches(String host) {
		return PatternMatchUtils.simpleMatchIgnoreCase(this.patterns, host);
	}

}
