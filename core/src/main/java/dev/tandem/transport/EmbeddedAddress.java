package dev.tandem.transport;

import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A place in IPv6 addresses of one kind where an IPv4 address is embedded.
 *
 * @param offset index of the first octet of the marker by which the kind is recognized
 * @param marker the marker, in hexadecimal
 * @param indexes indexes of the octets of the IPv4 address
 * @param inverted whether all bits of the IPv4 address are inverted
 */
record EmbeddedAddress(int offset, String marker, List<Integer> indexes, boolean inverted) {

	/**
	 * The length of the prefix of local NAT64 is the operator's choice, so each of the
	 * four that RFC 6052, section 2.2, allows may hold the IPv4 address.
	 */
	static final List<EmbeddedAddress> ALL = List.of(
			// IPv4-compatible (RFC 4291, section 2.5.5.1)
			at("000000000000000000000000", 12, 13, 14, 15),
			// IPv4-translated (RFC 2765, section 2.1)
			at("0000000000000000ffff0000", 12, 13, 14, 15),
			// NAT64 (RFC 6052, section 2.1)
			at("0064ff9b0000000000000000", 12, 13, 14, 15),
			// Local NAT64 (RFC 8215)
			at("0064ff9b0001", 6, 7, 9, 10), at("0064ff9b0001", 7, 9, 10, 11), at("0064ff9b0001", 9, 10, 11, 12),
			at("0064ff9b0001", 12, 13, 14, 15),
			// 6to4 (RFC 3056, section 2)
			at("2002", 2, 3, 4, 5),
			// Teredo: server and client (RFC 4380, section 4)
			at("20010000", 4, 5, 6, 7), new EmbeddedAddress(0, "20010000", List.of(12, 13, 14, 15), true),
			// ISATAP (RFC 5214, section 6.1)
			new EmbeddedAddress(8, "00005efe", List.of(12, 13, 14, 15), false),
			new EmbeddedAddress(8, "02005efe", List.of(12, 13, 14, 15), false));

	private static EmbeddedAddress at(String prefix, Integer... indexes) {
		return new EmbeddedAddress(0, prefix, List.of(indexes), false);
	}

	/**
	 * Extract the IPv4 address.
	 * @param address the IPv6 address
	 * @return the IPv4 address, {@code null} if the address is not of this kind or what
	 * it holds is no destination (0.0.0.0/8), as in {@code ::} and {@code ::1}
	 */
	byte @Nullable [] in(byte[] address) {
		int end = this.offset + this.marker.length() / 2;
		if (!HexFormat.of().formatHex(address, this.offset, end).equals(this.marker)) {
			return null;
		}
		byte[] inner = new byte[this.indexes.size()];
		for (int i = 0; i < inner.length; i++) {
			byte octet = address[this.indexes.get(i)];
			inner[i] = (byte) (this.inverted ? ~octet : octet);
		}
		return (inner[0] != 0) ? inner : null;
	}

}
