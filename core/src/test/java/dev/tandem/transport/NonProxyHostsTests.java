package dev.tandem.transport;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.transport.AddressUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NonProxyHosts}.
 */
class NonProxyHostsTests {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			api.internal    | api.internal     | true
			api.internal    | API.Internal     | true
			API.Internal    | api.internal     | true
			api.internal    | my-api.internal  | false
			api.internal    | apixinternal     | false
			*.internal      | a.b.internal     | true
			*.internal      | internal         | false
			*.internal      | a.internal.test  | false
			a*z             | abcz             | true
			*               | any.test         | true
			my_host         | my_host          | true
			127.0.*         | 127.0.0.1        | true
			127.0.*         | 127.1.0.1        | false
			127.0.*         | [::1]            | false
			::1             | [::1]            | true
			[::1]           | [::1]            | true
			0:0:0:0:0:0:0:1 | [::1]            | true
			[fd00::*]       | [FD00:0::12]     | true
			::2             | [::1]            | false
			""")
	void testWhenHostMatchesPatternIsTrue(String pattern, String host, boolean matches) {
		NonProxyHosts hosts = new NonProxyHosts(List.of("other.test", pattern));
		assertThat(hosts.test(AddressUtils.createUnresolved(host, 80))).isEqualTo(matches);
	}

}
