package dev.tandem.usecases;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.tandem.ApiKeySupplier;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RawRequest;
import dev.tandem.testing.Twin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing crosses from one exchange to the next on a connection. After each odd exchange
 * two callers get their own responses, their requests are byte for byte those of a fresh
 * connection, and the connection has the handlers that it had.
 */
class WireHygieneTests {

	private static final List<String> CALLERS = List.of("a", "b");

	private static final Fault OWN_ANSWER = Fault.of("own response", (connection) -> {
		String target = connection.readRequest().target();
		connection.write(OddExchange.text(200, "for " + target));
	});

	@TestFactory
	Stream<DynamicTest> oddExchangeLeavesNothingOnItsConnection() {
		return tests(false);
	}

	@TestFactory
	Stream<DynamicTest> oddExchangeOverTlsLeavesNothingOnItsConnection() {
		return tests(true);
	}

	/**
	 * The documents name their number.
	 */
	@Test
	void oddExchangesAreAboutAHundred() {
		assertThat(OddExchanges.all()).hasSizeBetween(90, 130).doesNotHaveDuplicates();
	}

	private static Stream<DynamicTest> tests(boolean tls) {
		FaultServer server = tls ? FaultServer.tls(OWN_ANSWER) : FaultServer.plain(OWN_ANSWER);
		OpenChannels channels = new OpenChannels();
		AtomicInteger asked = new AtomicInteger();
		ApiKeySupplier keys = (client) -> Mono
			.just((asked.getAndIncrement() % 2 == 0) ? NotesApplication.KEY : "other-k3y");
		NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
			context.register(Setup.class);
			context.registerBean("keys", ApiKeySupplier.class, () -> keys);
			context.registerBean(HttpClientCustomizer.class, () -> channels);
		}, "ssl.insecure=" + tls, "pool.max-connections=1", "http.max-body-size=100KB", "http.redirects=same-origin",
				"api-key.supplier=keys", "api-key.in=query", "api-key.name=key", "api-key.prefix=",
				"timeouts.response=10s", "timeouts.idle=10s");
		Bench bench = new Bench(server, notes, channels);
		return OddExchanges.all()
			.stream()
			.flatMap((odd) -> Stream.of(Twin.values())
				.map((twin) -> DynamicTest.dynamicTest(odd + ", " + twin, () -> bench.play(odd, twin))))
			.onClose(() -> {
				notes.close();
				server.close();
			});
	}

	/**
	 * A client with one connection and its server.
	 */
	private static final class Bench {

		private final FaultServer server;

		private final WireClients wire;

		private final OpenChannels channels;

		private final List<RawRequest> ownRequests;

		private final List<String> handlers;

		Bench(FaultServer server, NotesApplication notes, OpenChannels channels) {
			this.server = server;
			this.channels = channels;
			this.wire = new WireClients(notes.bean(WireApi.class), notes.bean(BlockingWireApi.class),
					() -> nextRequest(server));
			callOnOwnBehalf(Twin.REACTIVE);
			this.ownRequests = List.copyOf(server.requests());
			this.handlers = channels.handlers().stream().flatMap(List::stream).toList();
		}

		private static Runnable nextRequest(FaultServer server) {
			int next = server.requests().size() + 1;
			return () -> server.awaitRequests(next);
		}

		void play(OddExchange odd, Twin twin) throws IOException {
			int closed = this.server.clientClosed();
			this.server.play(odd.faults().isEmpty() ? new Fault[] { OWN_ANSWER } : then(odd.faults(), OWN_ANSWER));
			odd.expected().accept(odd.call().make(twin, this.wire));
			this.server.play(OWN_ANSWER);
			if (odd.closes()) {
				this.server.awaitClientClosed(closed + 1);
			}
			int before = this.server.requests().size();
			callOnOwnBehalf(twin);
			assertThat(this.server.requests()).as("requests of other callers")
				.hasSizeGreaterThan(before)
				.endsWith(this.ownRequests.toArray(RawRequest[]::new));
			Awaitility.await()
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(2))
				.untilAsserted(() -> assertThat(this.channels.handlers().stream().flatMap(List::stream).toList())
					.as("handlers")
					.isEqualTo(this.handlers));
		}

		private static Fault[] then(List<Fault> faults, Fault last) {
			return Stream.concat(faults.stream(), Stream.of(last)).toArray(Fault[]::new);
		}

		private void callOnOwnBehalf(Twin twin) {
			for (String caller : CALLERS) {
				String own = twin
					.call(() -> this.wire.reactive().get(caller, this.wire.options()),
							() -> this.wire.blocking().get(caller, this.wire.options()))
					.get();
				assertThat(own).isEqualTo("for /wire/" + caller + "?key=" + NotesApplication.KEY);
			}
		}

	}

	@ImportApiClients(WireApi.class)
	static class Setup {

	}

}
