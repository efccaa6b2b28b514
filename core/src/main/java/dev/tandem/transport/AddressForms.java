package dev.tandem.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses that one address stands for. An IPv6 address may carry an IPv4 address
 * that its packets reach in the end, through the system itself, a translator or a tunnel.
 */
final class AddressForms {

	private static final int IPV6_LENGTH = 16;

	private AddressForms() {
	}

	/**
	 * Find all forms of an address: the address itself, without its zone, and each
	 * address inside it. An IPv4-mapped address (RFC 4291, section 2.5.5.2) is only a
	 * notation of the IPv4 address and has no form of its own.
	 * @param address a resolved address
	 * @return the forms, each with the host name and port of the address
	 */
	static List<InetSocketAddress> of(InetSocketAddress address) {
		byte[] octets = address.getAddress().getAddress();
		List<InetSocketAddress> forms = new ArrayList<>(2);
		forms.add(form(address, octets));
		if (octets.length == IPV6_LENGTH) {
			for (EmbeddedAddress embedded : EmbeddedAddress.ALL) {
				byte[] inner = embedded.in(octets);
				if (inner != null) {
					forms.add(form(address, inner));
				}
			}
		}
		return forms;
	}

	/**
	 * Keeps the host name, because a filter that asks for it would otherwise cause a
	 * reverse lookup. Unmaps an IPv4-mapped address.
	 */
	private static InetSocketAddress form(InetSocketAddress address, byte[] octets) {
		try {
			return new InetSocketAddress(InetAddress.getByAddress(address.getHostString(), octets), address.getPort());
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
