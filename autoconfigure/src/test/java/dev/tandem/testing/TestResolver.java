package dev.tandem.testing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;

/**
 * A name server of the test: it knows the names that it was given, and keeps those that
 * it was asked for.
 */
public final class TestResolver extends AddressResolverGroup<InetSocketAddress> {

	private final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();

	private final List<String> asked = new CopyOnWriteArrayList<>();

	/**
	 * Let a name, which need not exist, stand for addresses.
	 * @param name the name
	 * @param addresses its addresses
	 * @return this resolver
	 */
	public TestResolver resolve(String name, InetAddress... addresses) {
		this.names.put(name, List.of(addresses));
		return this;
	}

	/**
	 * Let a name stand for the loopback address of the test's servers.
	 * @param name the name
	 * @return this resolver
	 */
	public TestResolver loopback(String name) {
		return resolve(name, SocketServer.loopback());
	}

	/**
	 * The names that were looked up.
	 * @return the names in order
	 */
	public List<String> asked() {
		return List.copyOf(this.asked);
	}

	/**
	 * An address as Netty makes it: one that is IPv4-mapped stays an IPv6 address.
	 * @param literal the address in text form
	 * @return the address
	 * @throws UnknownHostException if it is no address
	 */
	public static InetAddress address(String literal) throws UnknownHostException {
		InetAddress address = InetAddress.getByName(literal);
		if (address instanceof Inet4Address && literal.startsWith("::ffff:")) {
			byte[] mapped = ByteBuffer.allocate(16).putInt(8, 0xFFFF).put(12, address.getAddress()).array();
			return Inet6Address.getByAddress(null, mapped, -1);
		}
		return address;
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		return new InetNameResolver(executor) {

			@Override
			protected void doResolve(String name, Promise<InetAddress> promise) {
				List<InetAddress> addresses = find(name);
				if (addresses.isEmpty()) {
					promise.setFailure(new UnknownHostException(name));
				}
				else {
					promise.setSuccess(addresses.get(0));
				}
			}

			@Override
			protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
				List<InetAddress> addresses = find(name);
				if (addresses.isEmpty()) {
					promise.setFailure(new UnknownHostException(name));
				}
				else {
					promise.setSuccess(addresses);
				}
			}

		}.asAddressResolver();
	}

	private List<InetAddress> find(String name) {
		this.asked.add(name);
		return this.names.getOrDefault(name, List.of());
	}

}
