package dev.tandem.usecases;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiRejectedException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestProxy;
import dev.tandem.testing.TestResolver;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.resolver.NoopAddressResolverGroup;
import reactor.core.publisher.Mono;
import reactor.netty.transport.ProxyProvider;

import org.springframework.boot.http.client.InetAddressFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An address that is not allowed is not connected to, however it is written and wherever
 * it comes from.
 */
class AllowedAddressTests {

	/**
	 * Hosts that lead to the loopback interface, or would if the system could reach them
	 * by that address.
	 */
	private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]", "[::1%25lo]", "0.0.0.0",
			"[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:127.0.0.1%25lo]", "[::127.0.0.1]", "[::7f00:1]",
			"[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:808:808::80ff:fffe]");

	private static final List<String> MAPPED = List.of("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]");

	private final TestServer.Handler good = (request, response) -> TestServer.json(response, Note.JSON);

	@TwinTest
	void uriArgumentIsNotConnectedTo(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = NotesApplication.calling(URI.create("http://api.test"),
						"pool.max-connections=1", "http.allowed-addresses=external")) {
			for (String host : LOOPBACK) {
				assertRejected(notes.at(twin, URI.create("http://" + host + ":" + server.port() + "/notes")));
			}
			assertThat(server.connections().total()).isZero();
		}
	}

	@TwinTest
	void redirectIsNotFollowedThere(Twin twin) {
		AtomicInteger inside = new AtomicInteger();
		try (TestServer behind = TestServer.start(this.good);
				TestServer server = TestServer.start((request, response) -> {
					int host = Integer.parseInt(request.path().substring("/notes/".length()));
					return response.status(302)
						.header("Location", "http://" + LOOPBACK.get(host) + ":" + inside + "/notes")
						.send();
				});
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(InetAddressFilter.class,
								() -> new ExternalAndPort(server.port())),
						"pool.max-connections=1", "http.redirects=always")) {
			inside.set(behind.port());
			for (int host = 0; host < LOOPBACK.size(); host++) {
				assertRejected(notes.get(twin, Integer.toString(host)));
			}
			assertThat(server.requests()).hasSameSizeAs(LOOPBACK);
			assertThat(behind.connections().total()).isZero();
		}
	}

	@TwinTest
	void nameThatResolvesToItIsNotConnectedTo(Twin twin) throws UnknownHostException {
		TestResolver resolver = new TestResolver().resolve("mapped.test", TestResolver.address("::ffff:127.0.0.1"))
			.resolve("zone.test", TestResolver.address("::1%1"))
			.resolve("nat64.test", TestResolver.address("64:ff9b:1::127.0.0.1"))
			.resolve("tunnel.test", TestResolver.address("2002:7f00:1::"))
			.resolve("many.test", TestResolver.address("::ffff:127.0.0.1"), TestResolver.address("::1"),
					TestResolver.address("127.0.0.1"));
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = calling(resolver, "pool.max-connections=1",
						"http.allowed-addresses=external")) {
			for (String name : List.of("mapped.test", "zone.test", "nat64.test", "tunnel.test", "many.test")) {
				assertRejected(notes.at(twin, URI.create("http://" + name + ":" + server.port() + "/notes")));
			}
			assertThat(resolver.asked()).hasSize(5);
			assertThat(server.connections().total()).isZero();
		}
	}

	@TwinTest
	void nameIsConnectedToByThoseOfItsAddressesThatAreAllowed(Twin twin) throws UnknownHostException {
		TestResolver resolver = new TestResolver().resolve("many.test", TestResolver.address("64:ff9b::127.0.0.1"),
				TestResolver.address("::ffff:8.8.8.8"), TestResolver.address("::ffff:127.0.0.1"));
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = calling(resolver, "http.allowed-addresses=127.0.0.1")) {
			URI uri = URI.create("http://many.test:" + server.port() + "/notes");
			assertThat(notes.at(twin, uri).get()).isEqualTo(Note.HELLO);
		}
	}

	@TwinTest
	void addressInsideThatIsAllowedIsConnectedTo(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						"http.allowed-addresses=10.0.0.0/8,127.0.0.1")) {
			for (String host : MAPPED) {
				URI uri = URI.create("http://" + host + ":" + server.port() + "/notes");
				assertThat(notes.at(twin, uri).get()).isEqualTo(Note.HELLO);
			}
		}
	}

	@TwinTest
	void proxyOfCustomizerThatIsChosenLaterIsNotConnectedTo(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				TestProxy proxy = TestProxy.open().resolve("api.test", server.port());
				NotesApplication notes = NotesApplication.calling(URI.create("http://api.test"), (context) -> context
					.registerBean(HttpClientCustomizer.class,
							() -> (client, http) -> http.resolver(NoopAddressResolverGroup.INSTANCE)
								.proxyWhen((config, type) -> Mono
									.just(type.type(ProxyProvider.Proxy.HTTP).host("127.0.0.1").port(proxy.port())))),
						"http.allowed-addresses=127.0.0.1")) {
			assertRejected(notes.get(twin));
			assertThat(proxy.connections().total()).isZero();
		}
	}

	private static NotesApplication calling(TestResolver resolver, String... settings) {
		return NotesApplication.calling(URI.create("http://api.test"), (context) -> context
			.registerBean(HttpClientCustomizer.class, () -> (client, http) -> http.resolver(resolver)), settings);
	}

	private static void assertRejected(Outcome<Note> outcome) {
		ApiRejectedException failure = NotesApplication.failure(outcome, ApiRejectedException.class);
		assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.ADDRESS_NOT_ALLOWED);
		assertThat(failure).hasMessageContaining("tandem.clients.notes.http.allowed-addresses");
	}

	/**
	 * Lets the server that redirects be called, which is on the loopback interface, too.
	 */
	private record ExternalAndPort(int port) implements InetAddressFilter {

		@Override
		public boolean matches(InetSocketAddress address) {
			return address.getPort() == this.port || matches(address.getAddress());
		}

		@Override
		public boolean matches(InetAddress address) {
			return InetAddressFilter.externalAddresses().matches(address);
		}

	}

}
