package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.tandem.config.ConfigWatchStateEvent.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The watch over Consul, against a stand-in of its KV store on a socket.
 */
@Timeout(120)
class ConsulWatchTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String PREFIX = "config/shop/";

	private final ConsulServer server = new ConsulServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	private ConfigApplication start(String checkInterval, String... settings) {
		List<String> all = new ArrayList<>(List.of("source=consul", "prefix=" + PREFIX,
				"check-interval=" + checkInterval, "compare-interval=1h", "stale-after=2h"));
		all.addAll(List.of(settings));
		ConfigApplication application = ConfigApplication.calling(this.server.uri(), all.toArray(String[]::new));
		await(() -> this.server.queries() == 1);
		return application;
	}

	@Test
	void keysWhenWrittenAndDeletedAreTold() {
		this.server.put(PREFIX + "payments/fee", "0.01");
		this.server.put(PREFIX + "payments/", "");
		this.server.put(PREFIX, "");
		this.server.put("config/shopping/fee", "1");
		try (ConfigApplication application = start("20m")) {
			assertThat(application.watch().values()).isEqualTo(Map.of("payments.fee", "0.01"));
			WatchedField<Double> fee = application.watch().field("payments.fee", Double.class, 1.0);
			writeAndAwait(application, () -> this.server.put(PREFIX + "payments/fee", "0.02"), 1);
			this.server.put("config/shopping/fee", "2");
			writeAndAwait(application,
					() -> this.server.write(Map.of(PREFIX + "name", "", PREFIX + "größe", "€"), List.of()), 3);
			assertThat(fee.get()).isEqualTo(0.02);
			writeAndAwait(application, () -> this.server.delete(PREFIX + "payments/fee"), 4);
			assertThat(application.changes()).containsExactly(
					new ConfigChangedEvent("payments.fee", "0.01", "0.02", 6, null, null, false),
					new ConfigChangedEvent("größe", null, "€", 8, null, null, false),
					new ConfigChangedEvent("name", null, "", 8, null, null, false),
					new ConfigChangedEvent("payments.fee", "0.02", null, 9, null, null, false));
			assertThat(fee.get()).isEqualTo(1.0);
			assertThat(application.states()).hasSize(2);
		}
	}

	private void writeAndAwait(ConfigApplication application, Runnable write, int changes) {
		await(() -> this.server.queries() == 1);
		write.run();
		await(() -> application.changes().size() == changes);
	}

	@Test
	void prefixWhenItHasNoKeyIsWatched() {
		this.server.put("config/other", "1");
		try (ConfigApplication application = start("20m")) {
			assertThat(application.watch().values()).isEmpty();
			writeAndAwait(application, () -> this.server.put(PREFIX + "a", "1"), 1);
			writeAndAwait(application, () -> this.server.delete(PREFIX + "a"), 2);
			assertThat(application.watch().values()).isEmpty();
			assertThat(application.states()).hasSize(2);
		}
	}

	/**
	 * Consul forgets what was deleted after a while.
	 */
	@Test
	void indexWhenItGoesBackIsReset() {
		this.server.put(PREFIX + "a", "1");
		this.server.put(PREFIX + "b", "1");
		try (ConfigApplication application = start("20ms")) {
			writeAndAwait(application, () -> this.server.delete(PREFIX + "b"), 1);
			this.server.reap();
			await(() -> this.server.queries() == 1);
			this.server.end();
			await(() -> this.server.server()
				.requests()
				.stream()
				.anyMatch((request) -> request.uri().contains("index=0")));
			await(() -> this.server.queries() == 1);
			await(() -> this.server.server()
				.requests()
				.stream()
				.anyMatch((request) -> request.uri().contains("index=2&")));
			writeAndAwait(application, () -> this.server.put(PREFIX + "a", "2"), 2);
			assertThat(application.states()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void serverWhenRestoredIsFollowed(boolean writtenAnew) {
		this.server.put(PREFIX + "a", "1");
		this.server.put(PREFIX + "a", "2");
		try (ConfigApplication application = start("20ms")) {
			this.server.restore(2);
			for (int i = 0; writtenAnew && i < 3; i++) {
				this.server.put(PREFIX + "b", "x");
			}
			await(() -> application.watch().values().equals(this.server.values(PREFIX)));
			this.server.put(PREFIX + "c", "after");
			await(() -> application.watch().value("c").equals(Optional.of("after")));
		}
	}

	@Test
	void queryWhenDeadWithoutAWordIsMadeAnewByTheCheck() {
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("20ms")) {
			this.server.forget();
			this.server.put(PREFIX + "a", "2");
			await(() -> application.watch().value("a").equals(Optional.of("2")));
			await(() -> this.server.queries() == 1);
			assertThat(application.states()).hasSize(2);
		}
	}

	@Test
	void queryWhenQuietOutlastsTheTimeouts() {
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("100ms", "tandem.clients.remote.timeouts.response=500ms",
				"tandem.clients.remote.timeouts.call=600ms")) {
			int before = this.server.server().requests().size();
			this.server.server().awaitRequests(before + 8);
			assertThat(this.server.server().requests().stream().filter((request) -> request.uri().contains("index=")))
				.hasSize(1);
			assertThat(application.states()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[{\"Key\"", "[{}]", "null" })
	void responseWhenItCannotBeReadIsAskedForAgain(String text) {
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("20m")) {
			this.server.send(text);
			this.server.put(PREFIX + "a", "2");
			await(() -> application.watch().value("a").equals(Optional.of("2")));
		}
	}

	@Test
	void tokenWhenItIsTheKeyOfTheClientIsSent() {
		this.server.token("t0ken");
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("20ms", "tandem.clients.remote.api-key=t0ken")) {
			assertThat(application.watch().value("a")).contains("1");
			this.server.token("other");
			this.server.end();
			await(() -> application.watch().state() == State.RECONNECTING);
			this.server.token("t0ken");
			await(() -> application.watch().state() == State.CONNECTED);
		}
	}

	/**
	 * By default Consul leaves out what a token may not read, as if it were deleted.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void watchWhenPermissionIsTakenAwayIsRefused(boolean filtered) {
		this.server.put(PREFIX + "a", "1");
		try (ConfigApplication application = start("20m")) {
			if (filtered) {
				this.server.filter();
			}
			else {
				this.server.deny();
			}
			await(() -> application.watch().state() == State.REFUSED);
			assertThat(application.watch().values()).isEqualTo(Map.of("a", "1"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "10000,4000", "30,512000" })
	void keysWhenLargerThanABodyAreRead(int keys, int size) {
		Map<String, String> puts = new HashMap<>();
		for (int i = 0; i < keys; i++) {
			puts.put(PREFIX + "key" + i, i + "x".repeat(size));
		}
		this.server.write(puts, List.of());
		try (ConfigApplication application = start("20m")) {
			assertThat(application.watch().values()).isEqualTo(this.server.values(PREFIX));
		}
	}

	@Test
	void valuesWhenImportedAreInTheEnvironmentAndFollow() {
		this.server.put(PREFIX + "payments/fee", "0.02");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ConfigApplication.Setup.class)
			.web(WebApplicationType.NONE)
			.run("--spring.config.import=tandem:", "--tandem.config.source=consul", "--tandem.config.prefix=" + PREFIX,
					"--tandem.config.client=remote", "--tandem.clients.remote.base-url=" + this.server.uri(),
					"--tandem.clients.remote.shutdown.grace-period=0s")) {
			assertThat(context.getEnvironment().getProperty("payments.fee")).isEqualTo("0.02");
			this.server.put(PREFIX + "payments/fee", "0.03");
			await(() -> "0.03".equals(context.getEnvironment().getProperty("payments.fee")));
		}
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(condition);
	}

}
