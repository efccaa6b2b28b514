package dev.tandem.transport;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Origin}.
 */
class OriginTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://api.example.com/v1          | http  | api.example.com | 80
			HTTPS://API.Example.com            | https | api.example.com | 443
			http://user:pw@api.example.com:81  | http  | api.example.com | 81
			https://[::1]:8443/                | https | [::1]           | 8443
			http://my_host                     | http  | my_host         | 80
			https://My_Host?a=my:1             | https | my_host         | 443
			http://my_host:                    | http  | my_host         | 80
			http://my_host:8/                  | http  | my_host         | 8
			http://my_host:65535/              | http  | my_host         | 65535
			http://1.2.3:8080/                 | http  | 1.2.3           | 8080
			http://host-.test:8080/            | http  | host-.test      | 8080
			""")
	void ofWhenUrlHasHostIsSchemeHostAndPort(URI url, String scheme, String host, int port) {
		assertThat(Origin.hasHost(url)).isTrue();
		assertThat(Origin.of(url)).isEqualTo(new Origin(scheme, host, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/path", "mailto:a@b", "http:/path", "http://:80/", "http://user@my_host/",
			"http://my_host@evil.test:80_/", "http://my_host:65536/", "http://my_host:-1/", "http://my_host:8a/",
			"http://my_host:1:2/", "http://my%5Fhost/", "http://b\u00fccher.example/", "http://my_host,evil/" })
	void hasHostWhenUrlHasNoneThatCanBeCalledIsFalse(URI url) {
		assertThat(Origin.hasHost(url)).isFalse();
		assertThat(Origin.of(url).host()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://My_Host                     | http://My_Host:80
			HTTPS://my_host/a%2Fb;c?q=%20#d    | https://my_host:443/a%2Fb;c?q=%20
			http://my_host:8?q                 | http://my_host:08?q
			""")
	void toTextWhenHostIsUnderscoredKeepsPathAndQuery(URI url, String text) {
		assertThat(Origin.toText(url)).isEqualTo(text);
	}

}
