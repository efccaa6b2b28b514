package dev.tandem.benchmarks.calls;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.ReactivePeer;
import dev.tandem.benchmarks.server.ServerProcess;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every client does the same job: what it is compared for would mean nothing otherwise.
 */
class PeerTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int CONTENT_SIZE = 1024 * 1024;

	@SuppressWarnings("NullAway.Init")
	private static ServerProcess server;

	@BeforeAll
	static void start() throws IOException {
		server = ServerProcess.start();
		System.setProperty(Peer.URL_PROPERTY, server.url().toString());
	}

	@AfterAll
	static void close() throws IOException {
		System.clearProperty(Peer.URL_PROPERTY);
		server.close();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REACTOR_NETTY")
	void blockingClientReadsRecords(Peer peer) {
		try (BlockingPeer client = peer.startBlocking()) {
			assertThat(client.get(1, "full")).isEqualTo(Item.SAMPLE);
			assertThat(client.create(Item.SAMPLE)).isEqualTo(Item.SAMPLE);
			assertThat(client.list()).asInstanceOf(InstanceOfAssertFactories.LIST)
				.hasSize(100)
				.containsOnly(Item.SAMPLE);
			assertThat(client.download()).hasSize(CONTENT_SIZE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TANDEM", "SPRING" })
	void reactiveClientReadsRecords(Peer peer) {
		try (ReactivePeer client = peer.startReactive()) {
			assertThat(client.get(1, "full").block(LIMIT)).isEqualTo(Item.SAMPLE);
			assertThat(client.create(Item.SAMPLE).block(LIMIT)).isEqualTo(Item.SAMPLE);
			List<?> items = client.list().collectList().block(LIMIT);
			assertThat(items).hasSize(100).allMatch(Item.SAMPLE::equals);
			assertThat(client.download().block(LIMIT)).hasSize(CONTENT_SIZE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = "REACTOR_NETTY")
	void transportAloneReadsBytes(Peer peer) {
		try (BlockingPeer client = peer.startBlocking()) {
			assertThat((byte[]) client.get(1, "full")).hasSizeBetween(150, 190);
			assertThat((byte[]) client.create(Item.SAMPLE)).hasSizeBetween(150, 190);
			assertThat((byte[]) client.list()).hasSizeGreaterThan(100 * 150);
			assertThat(client.download()).hasSize(CONTENT_SIZE);
		}
	}

}
