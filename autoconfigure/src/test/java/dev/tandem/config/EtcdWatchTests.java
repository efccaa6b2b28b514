package dev.tandem.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import ch.qos.logback.classic.Level;
import dev.tandem.config.ConfigWatchStateEvent.State;
import dev.tandem.testing.DeadPort;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The watch over etcd, against a stand-in of its JSON gateway on a socket.
 */
@Timeout(120)
class EtcdWatchTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String PREFIX = "/config/shop/";

	private final EtcdServer server = new EtcdServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	private ConfigApplication start(String checkInterval) {
		ConfigApplication application = ConfigApplication.calling(this.server.uri(), "source=etcd", "prefix=" + PREFIX,
				"check-interval=" + checkInterval, "stale-after=1h");
		await(() -> this.server.watches() == 1);
		return application;
	}

	@Test
	void keysWhenWrittenAndDeletedAreTold() {
		this.server.put(PREFIX + "fee", "0.01");
		this.server.put("/config/other/fee", "1");
		try (ConfigApplication application = start("20m")) {
			WatchedField<Double> fee = application.watch().field("fee", Double.class, 1.0);
			assertThat(fee.get()).isEqualTo(0.01);
			this.server.put("/config/other/fee", "2");
			this.server.put(PREFIX + "fee", "0.02");
			this.server.put(PREFIX + "fee", "0.02");
			this.server.put(PREFIX + "name", "");
			this.server.delete(PREFIX + "fee");
			await(() -> application.changes().size() == 3);
			assertThat(application.changes()).containsExactly(
					new ConfigChangedEvent("fee", "0.01", "0.02", 5, null, null, false),
					new ConfigChangedEvent("name", null, "", 7, null, null, false),
					new ConfigChangedEvent("fee", "0.02", null, 8, null, null, false));
			assertThat(fee.get()).isEqualTo(1.0);
			assertThat(application.watch().values()).isEqualTo(Map.of("name", ""));
		}
	}

	@Test
	void keysWhenWrittenAtOneRevisionAreAllTold() {
		try (ConfigApplication application = start("20m")) {
			this.server.write(Map.of(PREFIX + "a", "1", PREFIX + "b", "2"), List.of());
			await(() -> application.changes().size() == 2);
			assertThat(application.changes()).extracting(ConfigChangedEvent::revision).containsOnly(2L);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"result\":{\"events\":[{\"kv\"", "garbage\n", "{}\n" })
	void watchWhenCutAnywhereLosesNothing(String rest) {
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("20m")) {
			this.server.cut(rest);
			this.server.delete(PREFIX + "a");
			this.server.put(PREFIX + "b", "2");
			this.server.compact();
			await(() -> application.changes().size() == 2);
			assertThat(application.watch().values()).isEqualTo(this.server.values(PREFIX));
		}
	}

	/**
	 * What is written while a leader is gone is not missed, and the watch stays with the
	 * member that works.
	 */
	@Test
	void clusterWhenItsLeaderIsKilledIsFollowed() {
		this.server.put(PREFIX + "a", "1");
		try (TestServer second = this.server.join();
				TestServer third = this.server.join();
				ConfigApplication application = ConfigApplication.calling(
						List.of(this.server.uri(), second.uri(), third.uri()), "source=etcd", "prefix=" + PREFIX,
						"check-interval=20m", "stale-after=1h")) {
			await(() -> this.server.watches() == 1);
			for (TestServer leader : List.of(this.server.server(), second)) {
				leader.close();
				this.server.put(PREFIX + "a", leader.uri().toString());
				await(() -> application.watch().value("a").equals(Optional.of(leader.uri().toString())));
				await(() -> this.server.watches() == 1);
			}
			assertThat(application.states()).extracting(ConfigWatchStateEvent::state)
				.containsExactly(State.RECONNECTING, State.CONNECTED, State.RECONNECTING, State.CONNECTED,
						State.RECONNECTING, State.CONNECTED);
			assertThat(third.requests()).isNotEmpty();
		}
	}

	@Test
	void watchWhenItEndsInOrderIsOpenedAgain() {
		try (ConfigApplication application = start("20m")) {
			this.server.end();
			await(() -> this.server.watches() == 1);
			this.server.put(PREFIX + "a", "1");
			await(() -> application.watch().value("a").isPresent());
		}
	}

	@Test
	void watchWhenServerLostItsDataFollows() {
		this.server.put(PREFIX + "a", "1");
		this.server.put(PREFIX + "a", "2");
		try (ConfigApplication application = start("20m")) {
			this.server.wipe();
			await(() -> application.watch().values().isEmpty());
			assertThat(application.watch().revision()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "etcdserver: permission denied,REFUSED", "etcdserver: no leader,CONNECTED" })
	void watchWhenCancelledSaysWhyAndWhetherItIsTriedAgain(String reason, State end) {
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("20m")) {
			this.server.cancel(reason);
			await(() -> application.states().size() == ((end == State.REFUSED) ? 3 : 4));
			assertThat(application.states().get(2).cause()).hasMessageContaining("etcd cancelled the watch: " + reason);
			assertThat(application.watch().state()).isEqualTo(end);
			await(() -> this.server.watches() == ((end == State.REFUSED) ? 0 : 1));
			assertThat(application.watch().values()).isEqualTo(Map.of("a", "1"));
		}
	}

	@Test
	void watchWhenPermissionIsTakenAwayIsRefused() {
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("20ms")) {
			this.server.deny();
			await(() -> application.watch().state() == State.REFUSED);
			int requests = this.server.server().requests().size();
			application.watch().stop();
			application.watch().begin();
			await(() -> this.server.server().requests().size() == requests + 1);
			await(() -> application.watch().state() == State.REFUSED);
		}
	}

	@Test
	void watchWhenSignedInRenewsItsTokenWhenThatIsVoid() {
		this.server.authenticate("shop", "secret");
		this.server.put(PREFIX + "a", "1");
		ConfigApplication application = ConfigApplication.calling(this.server.uri(), "source=etcd", "prefix=" + PREFIX,
				"check-interval=20ms", "stale-after=1h", "etcd.username=shop", "etcd.password=secret");
		try (application) {
			await(() -> this.server.watches() == 1);
			for (int i = 2; i < 5; i++) {
				String value = Integer.toString(i);
				this.server.forgetTokens();
				if (i == 3) {
					this.server.end();
				}
				this.server.put(PREFIX + "a", value);
				int asked = this.server.server().requests().size();
				this.server.server().awaitRequests(asked + 5);
				await(() -> application.watch().value("a").equals(Optional.of(value)));
				await(() -> this.server.watches() == 1);
			}
			assertThat(application.states()).extracting(ConfigWatchStateEvent::state)
				.containsExactly(State.RECONNECTING, State.CONNECTED, State.RECONNECTING, State.CONNECTED);
			assertThat(this.server.server().requests()).filteredOn((request) -> request.path().contains("/auth/"))
				.hasSizeBetween(4, 6);
		}
	}

	/**
	 * To sign in takes the way that the client has then, not that of the first try.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void watchThatCannotSignInFollowsAChangedBaseUrl(boolean hangs) {
		this.server.authenticate("shop", "secret");
		this.server.put(PREFIX + "a", "1");
		try (DeadPort refusing = DeadPort.refusing();
				TestServer hanging = TestServer.start((request, response) -> Mono.never());
				ConfigApplication application = ConfigApplication.calling(hangs ? hanging.uri() : refusing.uri(),
						"source=etcd", "prefix=" + PREFIX, "startup=defaults", "stale-after=1h", "etcd.username=shop",
						"etcd.password=secret", "tandem.clients.remote.timeouts.call=1s")) {
			await(() -> application.watch().state() == State.RECONNECTING);
			application.change("tandem.clients.remote.base-urls=" + this.server.uri());
			await(() -> application.watch().value("a").equals(Optional.of("1")));
		}
	}

	@Test
	void passwordAndTokenAreNotLogged() {
		this.server.authenticate("shop", "s3cr3t-word");
		this.server.put(PREFIX + "a", "first value");
		try (LogCapture log = LogCapture.of(Level.TRACE, "dev.tandem");
				ConfigApplication application = ConfigApplication.calling(this.server.uri(), "source=etcd",
						"prefix=" + PREFIX, "stale-after=1h", "etcd.username=shop", "etcd.password=s3cr3t-word",
						"tandem.clients.remote.logging.level=body")) {
			await(() -> this.server.watches() == 1);
			assertThat(application.watch().value("a")).contains("first value");
			assertThat(log.text()).contains("/v3/kv/range").doesNotContain("s3cr3t-word", "token.");
		}
	}

	@Test
	void startWhenPasswordIsWrongSaysSo() {
		this.server.authenticate("shop", "secret");
		assertThatException()
			.isThrownBy(
					() -> ConfigApplication
						.calling(this.server.uri(), "source=etcd", "prefix=" + PREFIX, "etcd.username=shop",
								"etcd.password=wrong-one")
						.close())
			.withRootCauseInstanceOf(RuntimeException.class)
			.havingRootCause()
			.withMessageContaining("refused to sign in the user 'shop' (status 400)")
			.withMessageNotContaining("wrong-one");
	}

	@ParameterizedTest
	@CsvSource({ "10000,4000", "20,1000000" })
	void snapshotWhenLargerThanABodyIsRead(int keys, int size) {
		Map<String, String> puts = new HashMap<>();
		for (int i = 0; i < keys; i++) {
			puts.put(PREFIX + "key" + i, i + "x".repeat(size));
		}
		this.server.write(puts, List.of());
		try (ConfigApplication application = start("20m")) {
			assertThat(application.watch().values()).isEqualTo(this.server.values(PREFIX));
		}
	}

	/**
	 * All pages are of one revision, even if that is compacted away once.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void snapshotWhenWrittenBetweenItsPagesIsOfOneRevision(boolean compacted) {
		Map<String, String> puts = new HashMap<>();
		for (int i = 0; i < 1200; i++) {
			puts.put(PREFIX + "key" + i, "1");
		}
		this.server.write(puts, List.of());
		this.server.betweenPages(() -> {
			this.server.betweenPages(() -> {
			});
			puts.replaceAll((key, value) -> "2");
			this.server.write(puts, List.of());
			if (compacted) {
				this.server.compact();
			}
		});
		try (ConfigApplication application = start("20m")) {
			await(() -> application.watch().values().equals(this.server.values(PREFIX)));
			await(() -> application.changes().size() == (compacted ? 0 : 1200) && application.states().size() == 2);
		}
	}

	/**
	 * Another write of the same number, the number passed by writes of others, and a
	 * first write whose number is held already.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "fee", "/config/other/fee", "name" })
	void serverWhenRestoredWithoutABrokenConnectionIsFollowed(String next) {
		this.server.put(PREFIX + "fee", "0.01");
		try (ConfigApplication application = start("20ms")) {
			this.server.put(PREFIX + "fee", "0.02");
			await(() -> application.watch().value("fee").equals(Optional.of("0.02")));
			this.server.forget();
			this.server.restore(2);
			for (int i = 0; i < (next.startsWith("/") ? 9 : 1); i++) {
				this.server.put(next.startsWith("/") ? next : PREFIX + next, "0.03");
			}
			await(() -> application.watch().values().equals(this.server.values(PREFIX)));
			this.server.put(PREFIX + "name", "after");
			await(() -> application.watch().value("name").equals(Optional.of("after")));
		}
	}

	@Test
	void deleteWhenWatchIsDeadWithoutAWordIsFoundByTheCheck() {
		this.server.put(PREFIX + "a", "1");
		this.server.put(PREFIX + "b", "1");
		try (ConfigApplication application = start("20ms")) {
			this.server.forget();
			this.server.delete(PREFIX + "a");
			await(() -> application.watch().values().equals(Map.of("b", "1")));
			await(() -> this.server.watches() == 1);
			this.server.forget();
			this.server.delete(PREFIX + "b");
			this.server.put("/config/other/fee", "1");
			this.server.compact();
			await(() -> application.watch().values().isEmpty());
		}
	}

	@Test
	void checkWhenOthersWriteLoadsNothing() {
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("20ms")) {
			this.server.put("/config/other/fee", "2");
			int before = this.server.server().requests().size();
			this.server.server().awaitRequests(before + 5);
			assertThat(this.server.server().requests().stream().skip(before))
				.allMatch((request) -> request.body().contains("\"limit\":1,"));
			assertThat(application.changes()).isEmpty();
		}
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(condition);
	}

}
