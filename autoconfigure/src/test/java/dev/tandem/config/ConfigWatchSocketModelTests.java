package dev.tandem.config;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.config.consul.ConsulClient;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.source.ConsulConfigSource;
import dev.tandem.config.source.EtcdConfigSource;
import dev.tandem.config.source.OpenDecreeConfigSource;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import dev.tandem.testing.CuttingProxy;
import dev.tandem.testing.MutedLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link ConfigWatchModelTests} does in virtual time, over sockets and with the real
 * sources: a proxy cuts streams at any byte and forgets connections, servers restart with
 * and without their data. A failure names the seed of its history: run it alone with
 * {@code -Dtandem.config.model.seed=<seed> -Dtandem.config.model.socket-histories=1}.
 * What the threads do is not repeated exactly; a longer run has more histories.
 */
@Timeout(600)
class ConfigWatchSocketModelTests {

	static final List<String> PATHS = List.of("a", "c.ü", "n", "n.d");

	private static final long SEED = Long.getLong("tandem.config.model.seed", System.nanoTime());

	private static final int HISTORIES = Integer.getInteger("tandem.config.model.socket-histories", 25);

	/**
	 * A history must not meet a connection to the server of the last one.
	 */
	private static final String NO_REUSE = "tandem.clients.remote.pool.max-idle-time=1ms";

	private static final MutedLog LOG = MutedLog.of("reactor.netty");

	@AfterAll
	static void unmute() {
		LOG.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void openDecreeWhenAnythingBreaksIsFollowed(int members, TestReporter reporter) {
		reporter.publishEntry("seed", Long.toString(SEED));
		try (OpenDecreeRemote first = new OpenDecreeRemote();
				Cluster cluster = Cluster.before(first.uri(), members);
				ConfigApplication application = ConfigApplication.calling(cluster.uris(), "source=opendecree",
						"tenant=" + OpenDecreeServer.TENANT, "startup=defaults", NO_REUSE)) {
			run(application, cluster, OpenDecreeRemote::new,
					new OpenDecreeConfigSource(application.reactive(), OpenDecreeServer.TENANT));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void etcdWhenAnythingBreaksIsFollowed(int members, TestReporter reporter) {
		reporter.publishEntry("seed", Long.toString(SEED));
		try (EtcdRemote first = new EtcdRemote();
				Cluster cluster = Cluster.before(first.uri(), members);
				ConfigApplication application = ConfigApplication.calling(cluster.uris(), "source=etcd",
						"prefix=" + EtcdRemote.PREFIX, "startup=defaults", NO_REUSE)) {
			run(application, cluster, EtcdRemote::new,
					new EtcdConfigSource(application.bean(EtcdClient.class), EtcdRemote.PREFIX));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void consulWhenAnythingBreaksIsFollowed(int members, TestReporter reporter) {
		reporter.publishEntry("seed", Long.toString(SEED));
		try (ConsulRemote first = new ConsulRemote();
				Cluster cluster = Cluster.before(first.uri(), members);
				ConfigApplication application = ConfigApplication.calling(cluster.uris(), "source=consul",
						"prefix=" + ConsulRemote.PREFIX, "startup=defaults", NO_REUSE)) {
			run(application, cluster, ConsulRemote::new,
					new ConsulConfigSource(application.bean(ConsulClient.class), ConsulRemote.PREFIX));
		}
	}

	private static void run(ConfigApplication application, Cluster cluster, Supplier<RemoteServer> servers,
			ConfigSource source) {
		application.watch().stop();
		for (int i = 0; i < HISTORIES; i++) {
			try (RemoteServer server = servers.get()) {
				cluster.members().forEach((member) -> {
					member.target(server.uri());
					member.cutAll(false);
				});
				new SocketHistory(SEED + i, i % 4 != 0, server, cluster.members(), source).run();
			}
		}
	}

	/**
	 * Members that share their data, each of which can be cut off.
	 *
	 * @param members the members
	 */
	private record Cluster(List<CuttingProxy> members) implements AutoCloseable {

		static Cluster before(URI server, int members) {
			return new Cluster(Stream.generate(() -> CuttingProxy.before(server)).limit(members).toList());
		}

		List<URI> uris() {
			return this.members.stream().map(CuttingProxy::uri).toList();
		}

		@Override
		public void close() {
			this.members.forEach(CuttingProxy::close);
		}

	}

}
