package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

class SendersTests {

	private final Senders senders = new Senders(HttpClient.create(), false);

	@ParameterizedTest
	@CsvSource({ "http://host, host, 80, /", "http://host?a=b, host, 80, /?a=b", "http://host/, host, 80, /",
			"http://HOST:8080/a%20b/c?d=e%26&f#part, HOST, 8080, /a%20b/c?d=e%26&f",
			"http://[::1]:81//a, 0:0:0:0:0:0:0:1, 81, //a", "http://127.0.0.1:9/x, 127.0.0.1, 9, /x",
			"http://host/?, host, 80, /?" })
	void requestToAHostIsGivenItsAddressAndAPath(String uri, String host, int port, String path) {
		for (int i = 0; i < 2; i++) {
			HttpClientConfig sent = sent(uri);
			assertThat(sent.uri()).isEqualTo(path);
			InetSocketAddress address = (InetSocketAddress) sent.remoteAddress().get();
			assertThat(address.getHostString()).isEqualTo(host);
			assertThat(address.getPort()).isEqualTo(port);
		}
	}

	@Test
	void requestWithUserInformationIsGivenItsWholeAddress() {
		assertThat(sent("http://user@host/a").uri()).isEqualTo("http://user@host/a");
	}

	@Test
	void requestsToManyHostsAreSentToEach() {
		IntStream.range(0, 200).forEach((i) -> {
			HttpClientConfig sent = sent("http://host" + i + "/a");
			assertThat(("http://host" + i + "/a").equals(sent.uri())
					|| ((InetSocketAddress) sent.remoteAddress().get()).getHostString().equals("host" + i))
				.isTrue();
		});
	}

	private HttpClientConfig sent(String uri) {
		return ((HttpClient) this.senders.of(HttpMethod.GET, URI.create(uri))).configuration();
	}

}
