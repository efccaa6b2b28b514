package dev.tandem.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tandem.testing.TestResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.http.client.InetAddressFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AllowedAddresses}.
 */
class AllowedAddressesTests {

	private static final int PORT = 8080;

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			# IPv4
			external                     | 8.8.8.8                                 | true
			external                     | 127.0.0.1                               | false
			external                     | 10.1.2.3                                | false
			external                     | 169.254.169.254                         | false
			external                     | 0.0.0.0                                 | false
			internal                     | 127.0.0.1                               | true
			internal                     | 10.1.2.3                                | true
			internal                     | 8.8.8.8                                 | false
			10.0.0.0/8                   | 10.1.2.3                                | true
			10.0.0.0/8                   | 11.1.2.3                                | false
			10.1.2.3                     | 10.1.2.3                                | true

			# IPv6 that carries nothing
			external                     | 2606:4700::1111                         | true
			external                     | ::                                      | false
			external                     | ::1                                     | false
			external                     | fe80::1                                 | false
			external                     | fe80::1%1                               | false
			external                     | fd00::1                                 | false
			internal                     | ::1                                     | true
			internal                     | ::1%1                                   | true
			internal                     | fe80::1%1                               | true
			internal                     | fd00::1                                 | true
			internal                     | 2606:4700::1111                         | false
			::1                          | ::1                                     | true
			::1                          | ::1%1                                   | true
			::                           | ::                                      | true
			fe80::/10                    | fe80::1%1                               | true
			fd00::/8                     | fe80::1                                 | false

			# IPv4-mapped
			external                     | ::ffff:8.8.8.8                          | true
			external                     | ::ffff:127.0.0.1                        | false
			external                     | ::ffff:7f00:1                           | false
			external                     | ::ffff:169.254.169.254                  | false
			external                     | ::ffff:10.1.2.3                         | false
			external                     | ::ffff:0.0.0.0                          | false
			internal                     | ::ffff:127.0.0.1                        | true
			internal                     | ::ffff:8.8.8.8                          | false
			10.0.0.0/8                   | ::ffff:10.1.2.3                         | true
			10.0.0.0/8                   | ::ffff:11.1.2.3                         | false

			# IPv4-compatible
			external                     | ::808:808                               | true
			external                     | ::7f00:1                                | false
			external                     | ::a9fe:a9fe                             | false
			external                     | ::a01:203                               | false
			internal                     | ::7f00:1                                | false
			internal ::/96               | ::7f00:1                                | true
			internal ::/96               | ::808:808                               | false

			# IPv4-translated
			external                     | ::ffff:0:808:808                        | true
			external                     | ::ffff:0:7f00:1                         | false

			# NAT64
			external                     | 64:ff9b::8.8.8.8                        | false
			external 64:ff9b::/96        | 64:ff9b::8.8.8.8                        | true
			external 64:ff9b::/96        | 64:ff9b::127.0.0.1                      | false
			external 64:ff9b::/96        | 64:ff9b::169.254.169.254                | false
			external 64:ff9b::/96        | 64:ff9b::10.1.2.3                       | false
			internal                     | 64:ff9b::10.1.2.3                       | true
			internal                     | 64:ff9b::8.8.8.8                        | false
			64:ff9b::/96                 | 64:ff9b::10.1.2.3                       | false
			64:ff9b::/96 10.0.0.0/8      | 64:ff9b::10.1.2.3                       | true

			# NAT64 of the operator's own prefix: /96, /64, /56, /48
			external                     | 64:ff9b:1::8.8.8.8                      | true
			external                     | 64:ff9b:1::10.1.2.3                     | false
			external                     | 64:ff9b:1:aabb:8:808:800:0              | true
			external                     | 64:ff9b:1:aabb:a:102:300:0              | false
			external                     | 64:ff9b:1:aa08:8:808::                  | true
			external                     | 64:ff9b:1:aa0a:1:203::                  | false
			external                     | 64:ff9b:1:808:8:800::                   | true
			external                     | 64:ff9b:1:a01:2:300::                   | false
			external                     | 64:ff9b:1:a01:2:300:808:808            | false

			# 6to4
			external                     | 2002:808:808::1                         | false
			external 2002::/16           | 2002:808:808::1                         | true
			external 2002::/16           | 2002:7f00:1::1                          | false
			external 2002::/16           | 2002:a9fe:a9fe::1                       | false
			external 2002::/16           | 2002:a01:203::1                         | false
			2002::/16                    | 2002:808:808::1                         | false

			# Teredo: server, client with its bits inverted
			external                     | 2001:0:808:808::f7f7:f7f7               | false
			external 2001::/32           | 2001:0:808:808::f7f7:f7f7               | true
			external 2001::/32           | 2001:0:808:808::80ff:fffe               | false
			external 2001::/32           | 2001:0:808:808::5601:5601               | false
			external 2001::/32           | 2001:0:7f00:1::f7f7:f7f7                | false
			external                     | 2001:4860:4860::8888                    | true

			# ISATAP
			external                     | 2606:4700::5efe:808:808                 | true
			external                     | 2606:4700::5efe:a01:203                 | false
			external                     | 2606:4700::200:5efe:7f00:1              | false
			external                     | 2606:4700::100:5efe:7f00:1              | true
			""")
	void isAllowedWhenNoFormOfAddressIsRefused(String filter, String address, boolean allowed)
			throws UnknownHostException {
		AllowedAddresses addresses = new AllowedAddresses(filter(filter)::matches);
		assertThat(addresses.isAllowed(new InetSocketAddress(TestResolver.address(address), PORT))).isEqualTo(allowed);
	}

	@Test
	void isAllowedWhenNameIsUnresolvedIsFalse() {
		AllowedAddresses addresses = new AllowedAddresses(InetAddressFilter.all()::matches);
		assertThat(addresses.isAllowed(InetSocketAddress.createUnresolved("127.0.0.1", PORT))).isFalse();
	}

	/**
	 * An address without its host name would look it up for a filter that asks for it.
	 */
	@Test
	void filterWhenItAsksForHostNameAndPortIsGivenThoseOfTheCall() throws UnknownHostException {
		List<InetSocketAddress> asked = new ArrayList<>();
		AllowedAddresses addresses = new AllowedAddresses(asked::add);
		InetAddress resolved = Inet6Address.getByAddress("api.test",
				TestResolver.address("64:ff9b::10.1.2.3").getAddress(), 1);
		assertThat(addresses.isAllowed(new InetSocketAddress(resolved, PORT))).isTrue();
		assertThat(asked).map(InetSocketAddress::toString)
			.containsExactly("api.test/[64:ff9b:0:0:0:0:a01:203]:8080", "api.test/10.1.2.3:8080");
	}

	private static InetAddressFilter filter(String text) {
		return InetAddressFilter.of(Arrays.stream(text.split(" ")).map((part) -> switch (part) {
			case "external" -> InetAddressFilter.externalAddresses();
			case "internal" -> InetAddressFilter.internalAddresses();
			default -> InetAddressFilter.of(part);
		}).toList());
	}

}
