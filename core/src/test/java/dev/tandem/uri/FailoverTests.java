package dev.tandem.uri;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.tandem.settings.ClientSettings;
import dev.tandem.resilience.Failover;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailoverTests {

	private static final List<URI> SERVERS = Stream.of("http://a/v1", "http://b", "http://b/v2")
		.map(URI::create)
		.toList();

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

	private final Failover failover = new Failover("notes", new ClientSettings.Servers(SERVERS, Duration.ofSeconds(30)),
			this.now::get);

	private final FailoverUriBuilderFactory addresses = new FailoverUriBuilderFactory(this.failover, SERVERS);

	private URI address() {
		return this.addresses.uriString("/x/{id}").build(Map.of("id", 1));
	}

	private void fail() {
		this.failover.failed(address(), new ConnectException("refused"));
	}

	private void pass(int seconds) {
		this.now.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

	@Test
	void serverIsCalledUntilItFailsAndTheNextOneAsLongAsItWorks() {
		assertThat(address()).hasToString("http://a/v1/x/1");
		fail();
		assertThat(address()).hasToString("http://b/x/1");
		pass(31);
		assertThat(address()).hasToString("http://b/x/1");
		fail();
		assertThat(address()).hasToString("http://a/v1/x/1");
	}

	@Test
	void serverThatHasFailedIsLeftAlone() {
		fail();
		pass(10);
		fail();
		assertThat(address()).hasToString("http://b/v2/x/1");
		pass(21);
		fail();
		assertThat(address()).hasToString("http://a/v1/x/1");
	}

	@Test
	void serverThatFailedFirstIsCalledIfAllHaveFailed() {
		for (int i = 0; i < 3; i++) {
			pass(1);
			fail();
		}
		assertThat(address()).hasToString("http://a/v1/x/1");
		pass(1);
		fail();
		assertThat(address()).hasToString("http://b/x/1");
	}

	@Test
	void failureOfAnotherServerThanTheCurrentChangesNothing() {
		this.failover.failed(URI.create("http://b/v2/x"), new IOException());
		assertThat(address()).hasToString("http://a/v1/x/1");
		pass(1);
		fail();
		assertThat(address()).hasToString("http://b/x/1");
		fail();
		assertThat(address()).hasToString("http://b/v2/x/1");
	}

	@Test
	void failureOfAnAddressBesideTheServersChangesNothing() {
		Stream.of("http://c/v1/x", "http://a/v12", "http://a").forEach((other) -> {
			this.failover.failed(URI.create(other), new IOException());
			assertThat(address()).hasToString("http://a/v1/x/1");
		});
		this.failover.failed(URI.create("http://a/v1?q"), new IOException());
		assertThat(address()).hasToString("http://b/x/1");
	}

	@Test
	void failureThatSaysNothingOfTheServerChangesNothing() {
		this.failover.failed(address(), new IllegalStateException());
		Stream.of(200, 404, 429, 500).forEach((status) -> this.failover.responded(address(), status));
		assertThat(address()).hasToString("http://a/v1/x/1");
		this.failover.responded(address(), 503);
		assertThat(address()).hasToString("http://b/x/1");
	}

	/**
	 * Addresses are written with their scheme in lower case.
	 */
	@Test
	void serverWhoseSchemeIsInUpperCaseIsLeftToo() {
		List<URI> servers = Stream.of("HTTP://a", "http://b").map(URI::create).toList();
		Failover upper = new Failover("notes", new ClientSettings.Servers(servers, Duration.ofSeconds(30)),
				this.now::get);
		upper.failed(URI.create("http://a/x"), new ConnectException("refused"));
		assertThat(upper.current()).isEqualTo(1);
	}

	@Test
	void addressIsMadeForTheCurrentServerInEachWay() {
		fail();
		assertThat(this.addresses.expand("/{id}", 7)).hasToString("http://b/7");
		assertThat(this.addresses.expand("/{id}", Map.of("id", 7))).hasToString("http://b/7");
		assertThat(this.addresses.builder().path("/p").build()).hasToString("http://b/p");
	}

}
