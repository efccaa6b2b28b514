package dev.tandem.config;

import java.util.List;
import java.util.function.Supplier;

import dev.tandem.config.consul.ConsulClient;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.source.ConsulConfigSource;
import dev.tandem.config.source.EtcdConfigSource;
import dev.tandem.config.source.OpenDecreeConfigSource;
import dev.tandem.sample.opendecree.OpenDecreeServer;
import dev.tandem.testing.CuttingProxy;
import dev.tandem.testing.MutedLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

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

	private static final int HISTORIES = Integer.getInteger("tandem.config.model.socket-histories", 40);

	/**
	 * A history must not meet a connection to the server of the last one.
	 */
	private static final String NO_REUSE = "tandem.clients.remote.pool.max-idle-time=1ms";

	private static final MutedLog LOG = MutedLog.of("reactor.netty");

	@AfterAll
	static void unmute() {
		LOG.close();
	}

	@Test
	void openDecreeWhenAnythingBreaksIsFollowed(TestReporter reporter) {
		reporter.publishEntry("seed", Long.toString(SEED));
		try (OpenDecreeRemote first = new OpenDecreeRemote();
				CuttingProxy proxy = CuttingProxy.before(first.uri());
				ConfigApplication application = ConfigApplication.calling(proxy.uri(), "source=opendecree",
						"tenant=" + OpenDecreeServer.TENANT, "startup=defaults", NO_REUSE)) {
			run(application, proxy, OpenDecreeRemote::new,
					new OpenDecreeConfigSource(application.reactive(), OpenDecreeServer.TENANT));
		}
	}

	@Test
	void etcdWhenAnythingBreaksIsFollowed(TestReporter reporter) {
		reporter.publishEntry("seed", Long.toString(SEED));
		try (EtcdRemote first = new EtcdRemote();
				CuttingProxy proxy = CuttingProxy.before(first.uri());
				ConfigApplication application = ConfigApplication.calling(proxy.uri(), "source=etcd",
						"prefix=" + EtcdRemote.PREFIX, "startup=defaults", NO_REUSE)) {
			run(application, proxy, EtcdRemote::new,
					new EtcdConfigSource(application.bean(EtcdClient.class), EtcdRemote.PREFIX));
		}
	}

	@Test
	void consulWhenAnythingBreaksIsFollowed(TestReporter reporter) {
		reporter.publishEntry("seed", Long.toString(SEED));
		try (ConsulRemote first = new ConsulRemote();
				CuttingProxy proxy = CuttingProxy.before(first.uri());
				ConfigApplication application = ConfigApplication.calling(proxy.uri(), "source=consul",
						"prefix=" + ConsulRemote.PREFIX, "startup=defaults", NO_REUSE)) {
			run(application, proxy, ConsulRemote::new,
					new ConsulConfigSource(application.bean(ConsulClient.class), ConsulRemote.PREFIX));
		}
	}

	private static void run(ConfigApplication application, CuttingProxy proxy, Supplier<RemoteServer> servers,
			ConfigSource source) {
		application.watch().stop();
		for (int i = 0; i < HISTORIES; i++) {
			try (RemoteServer server = servers.get()) {
				proxy.target(server.uri());
				proxy.cutAll(false);
				new SocketHistory(SEED + i, i % 4 != 0, server, proxy, source).run();
			}
		}
	}

}
