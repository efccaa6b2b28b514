package dev.tandem.config;

import java.time.Duration;
import java.util.Map;
import java.util.Random;

import dev.tandem.config.consul.ConsulClient;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.source.ConsulConfigSource;
import dev.tandem.config.source.EtcdConfigSource;
import dev.tandem.config.source.OpenDecreeConfigSource;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import dev.tandem.testing.CuttingProxy;
import dev.tandem.testing.MutedLog;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams whose connection is cut after any of their bytes: in the head, in the header of
 * a chunk, in a line, in a character. A run has every seventh of them, from another one
 * on each time; {@code -Dtandem.config.cut.stride=1} has each.
 */
@Timeout(300)
class StreamCutTests {

	private static final int STRIDE = Integer.getInteger("tandem.config.cut.stride", 7);

	private static final int FIRST = new Random().nextInt(STRIDE);

	private static final MutedLog LOG = MutedLog.of("reactor.netty");

	@AfterAll
	static void unmute() {
		LOG.close();
	}

	@Test
	void openDecreeWhenCutAfterAnyByteIsFollowed() {
		try (OpenDecreeRemote server = new OpenDecreeRemote();
				CuttingProxy proxy = CuttingProxy.before(server.uri());
				ConfigApplication application = ConfigApplication.calling(proxy.uri(), "source=opendecree",
						"tenant=" + OpenDecreeServer.TENANT, "startup=defaults")) {
			application.watch().stop();
			cutEverywhere(server, proxy, new OpenDecreeConfigSource(application.reactive(), OpenDecreeServer.TENANT));
		}
	}

	@Test
	void etcdWhenCutAfterAnyByteIsFollowed() {
		try (EtcdRemote server = new EtcdRemote();
				CuttingProxy proxy = CuttingProxy.before(server.uri());
				ConfigApplication application = ConfigApplication.calling(proxy.uri(), "source=etcd",
						"prefix=" + EtcdRemote.PREFIX, "startup=defaults")) {
			application.watch().stop();
			cutEverywhere(server, proxy, new EtcdConfigSource(application.bean(EtcdClient.class), EtcdRemote.PREFIX));
		}
	}

	@Test
	void consulWhenCutAfterAnyByteIsFollowed() {
		try (ConsulRemote server = new ConsulRemote();
				CuttingProxy proxy = CuttingProxy.before(server.uri());
				ConfigApplication application = ConfigApplication.calling(proxy.uri(), "source=consul",
						"prefix=" + ConsulRemote.PREFIX, "startup=defaults")) {
			application.watch().stop();
			cutEverywhere(server, proxy,
					new ConsulConfigSource(application.bean(ConsulClient.class), ConsulRemote.PREFIX));
		}
	}

	/**
	 * The stream opens, is told one change and is cut after so many bytes, until that are
	 * more than it has.
	 */
	private static void cutEverywhere(RemoteServer server, CuttingProxy proxy, ConfigSource source) {
		ConfigWatch watch = new ConfigWatch(source,
				new ConfigWatchSettings(ConfigWatchSettings.Startup.FAIL, Duration.ofHours(1), Duration.ofHours(1),
						Duration.ofHours(2),
						new ConfigWatchSettings.Backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1), 0), 1000),
				(event) -> {
				});
		try {
			watch.start();
			await().until(server::isStreaming);
			int bytes = FIRST;
			for (int missed = 0; missed < 3; bytes += STRIDE) {
				int cutsBefore = proxy.cuts();
				proxy.cutNext(server.streamMarker(), bytes, bytes / STRIDE % 2 == 0);
				await().until(() -> isNextStreamOpen(server, proxy));
				String value = "größe " + bytes + " €😀";
				server.write(Map.of("a", value));
				await().until(() -> watch.values().equals(Map.of("a", value)));
				missed = (proxy.cuts() > cutsBefore) ? 0 : missed + 1;
			}
			assertThat(bytes).isGreaterThan(200);
		}
		finally {
			watch.destroy();
		}
	}

	private static boolean isNextStreamOpen(RemoteServer server, CuttingProxy proxy) {
		if (proxy.isCutPending()) {
			server.end();
			return false;
		}
		return server.isStreaming();
	}

	private static ConditionFactory await() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1));
	}

}
