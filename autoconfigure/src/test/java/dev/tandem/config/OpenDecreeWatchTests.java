package dev.tandem.config;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

import dev.tandem.config.ConfigWatchStateEvent.State;
import dev.tandem.config.source.OpenDecreeConfigSource;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The watch over OpenDecree, against a stand-in on a socket.
 */
@Timeout(120)
class OpenDecreeWatchTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final OpenDecreeServer server = new OpenDecreeServer();

	@BeforeEach
	void declare() {
		this.server.field("text", "stringValue")
			.field("max", "integerValue")
			.field("fee", "numberValue")
			.field("at", "timeValue")
			.sensitive("secret", "stringValue");
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	private ConfigApplication start(String... settings) {
		ConfigApplication application = ConfigApplication.calling(this.server.uri(), concat(settings));
		awaitStream();
		return application;
	}

	private static String[] concat(String... settings) {
		List<String> all = new ArrayList<>(List.of("source=opendecree", "tenant=" + OpenDecreeServer.TENANT,
				"check-interval=20m", "stale-after=1h"));
		all.addAll(List.of(settings));
		return all.toArray(String[]::new);
	}

	@Test
	void changeWhenWrittenIsTold() {
		this.server.write("fee", 0.01);
		try (ConfigApplication application = start()) {
			WatchedField<Double> fee = application.watch().field("fee", Double.class, 1.0);
			assertThat(fee.get()).isEqualTo(0.01);
			this.server.write("fee", 0.02);
			await(() -> application.changes().size() == 1);
			ConfigChangedEvent event = application.changes().get(0);
			assertThat(event.path()).isEqualTo("fee");
			assertThat(event.oldValue()).isEqualTo("0.01");
			assertThat(event.newValue()).isEqualTo("0.02");
			assertThat(event.revision()).isEqualTo(2);
			assertThat(event.changedBy()).isEqualTo("admin");
			assertThat(event.changedAt()).isBetween(Instant.now().minus(LIMIT), Instant.now());
			assertThat(fee.get()).isEqualTo(0.02);
		}
	}

	@Test
	void changeWhenToNullIsNotTakenForZero() {
		this.server.write("max", 7L);
		this.server.write("text", "x");
		try (ConfigApplication application = start()) {
			this.server.write("max", (Object) null);
			this.server.write("max", 0L);
			this.server.write("text", (Object) null);
			this.server.write("text", "");
			await(() -> application.changes().size() == 4);
			assertThat(application.changes()).extracting(ConfigChangedEvent::newValue)
				.containsExactly(null, "0", null, "");
		}
	}

	@Test
	void nullWhenInSnapshotIsNoValue() {
		this.server.write("max", 7L);
		this.server.write("max", (Object) null);
		try (ConfigApplication application = start()) {
			assertThat(application.watch().value("max")).isEmpty();
		}
	}

	@Test
	void sensitiveValueWhenChangedIsToldButNotShown() {
		this.server.write("secret", "s3cr3t");
		try (ConfigApplication application = start()) {
			this.server.write("secret", "s3cr3t-2");
			this.server.write("secret", "s3cr3t-2");
			this.server.write("text", "end");
			await(() -> application.changes().size() == 2);
			ConfigChangedEvent event = application.changes().get(0);
			assertThat(event.sensitive()).isTrue();
			assertThat(event.oldValue() + " " + event.newValue()).isEqualTo("[REDACTED] [REDACTED]");
		}
	}

	@Test
	void sensitiveValueWhenReplayedInTheOpenIsNotShown() {
		try (ConfigApplication application = start()) {
			this.server.write("secret", "s3cr3t");
			await(() -> application.changes().size() == 1);
			assertThat(application.watch().values()).isEqualTo(Map.of("secret", "[REDACTED]"));
		}
	}

	@Test
	void rollbackWhenNotStreamedIsFoundByTheCheck() {
		this.server.write("max", 1L);
		this.server.write("max", 2L);
		try (ConfigApplication application = start("check-interval=100ms")) {
			this.server.rollback(1);
			await(() -> application.watch().value("max").equals(Optional.of("1")));
			assertThat(application.watch().revision()).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@CsvSource({ "7,no access to tenant shop,REFUSED", "8,rate limit exceeded,CONNECTED" })
	void streamWhenEndedByAnErrorSaysWhyAndWhetherItIsTriedAgain(int code, String message, State end) {
		this.server.write("max", 1L);
		try (ConfigApplication application = start()) {
			this.server.breakStreams("{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}\n");
			await(() -> application.states().size() == ((end == State.REFUSED) ? 3 : 4));
			assertThat(application.states().get(2).cause()).hasMessageContaining("The stream ended: " + message);
			assertThat(application.watch().state()).isEqualTo(end);
			await(() -> this.server.streams() == ((end == State.REFUSED) ? 0 : 1));
		}
	}

	@Test
	void startWhenTenantIsOfOthersIsRefused() {
		try (ConfigApplication application = ConfigApplication.calling(this.server.uri(),
				concat("startup=defaults", "tenant=01900000-0000-7000-8000-0000000000ff"))) {
			assertThat(application.watch().state()).isEqualTo(State.REFUSED);
		}
	}

	@ParameterizedTest
	@CsvSource({ "10000,4000", "20,1000000" })
	void snapshotWhenLargerThanABodyIsRead(int fields, int size) {
		Map<String, @Nullable Object> values = new HashMap<>();
		for (int i = 0; i < fields; i++) {
			values.put("field" + i, i + "x".repeat(size));
		}
		this.server.write(values);
		try (ConfigApplication application = start()) {
			assertThat(application.watch().values()).isEqualTo(values);
		}
	}

	/**
	 * The version held is there again, with other values.
	 */
	@Test
	void serverWhenRestoredWithoutABrokenConnectionIsFollowed() {
		this.server.write("max", 1L);
		try (ConfigApplication application = start("check-interval=20ms")) {
			this.server.write("max", 2L);
			await(() -> application.watch().value("max").equals(Optional.of("2")));
			this.server.forgetStreams();
			this.server.restore(1);
			this.server.write("other", "x");
			await(() -> application.watch().values().equals(this.server.texts()));
		}
	}

	@Test
	void streamWhenItEndsInOrderIsOpenedAgain() {
		this.server.write("other", "zeroth");
		try (ConfigApplication application = start()) {
			awaitHead(application);
			this.server.endStreams();
			this.server.write("max", 1L);
			await(() -> application.watch().value("max").isPresent());
			await(() -> application.states()
				.stream()
				.map(ConfigWatchStateEvent::state)
				.toList()
				.equals(List.of(State.RECONNECTING, State.CONNECTED, State.RECONNECTING, State.CONNECTED)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"result\":{\"change\":{\"version\":\"1", "garbage\n", "[1]\n", "{}\n",
			"{\"result\":{\"change\":null}}\n" })
	void streamWhenCutAnywhereLosesNothing(String rest) {
		try (ConfigApplication application = start()) {
			this.server.write("max", 1L);
			await(() -> application.watch().value("max").isPresent());
			this.server.breakStreams(rest);
			this.server.write("max", 2L);
			await(() -> application.changes().size() == 2);
			assertThat(application.changes()).extracting(ConfigChangedEvent::newValue).containsExactly("1", "2");
		}
	}

	@Test
	void lineWhenGarbageLosesNothing() {
		try (ConfigApplication application = start()) {
			this.server.send("garbage\n");
			this.server.write("max", 2L);
			await(() -> application.watch().value("max").isPresent());
		}
	}

	@Test
	void streamWhenLimitedInTheMiddleLosesNothing() {
		this.server.streamLimit(2);
		try (ConfigApplication application = start()) {
			WatchedField<Integer> max = application.watch().field("max", Integer.class, 0);
			for (int i = 1; i <= 20; i++) {
				this.server.write("max", (long) i);
			}
			await(() -> max.get() == 20);
		}
	}

	@Test
	void streamWhenQuietOutlivesAllTimeouts() {
		this.server.write("max", 1L);
		try (ConfigApplication application = start("tandem.clients.remote.timeouts.response=1s",
				"tandem.clients.remote.timeouts.idle=500ms", "tandem.clients.remote.timeouts.call=1500ms")) {
			assertNothingIsSentWhile(Duration.ofMillis(1700));
			this.server.write("max", 2L);
			await(() -> application.watch().revision() == 2);
			awaitStream();
			assertNothingIsSentWhile(Duration.ofMillis(700));
		}
	}

	private void assertNothingIsSentWhile(Duration quiet) {
		int before = this.server.requests();
		Awaitility.await()
			.during(quiet)
			.atMost(LIMIT)
			.until(() -> this.server.requests() == before && this.server.streams() == 1);
	}

	@Test
	void tenantWhenEmptyIsWatchedFromItsFirstVersion() {
		try (ConfigApplication application = ConfigApplication.calling(this.server.uri(), concat())) {
			assertThat(application.watch().revision()).isZero();
			this.server.write("max", 1L);
			await(() -> application.watch().revision() == 1);
			awaitStream();
			this.server.write("max", 2L);
			await(() -> application.watch().revision() == 2);
		}
	}

	@Test
	void tenantWhenFirstWrittenBetweenSnapshotAndStreamLosesNothing() {
		try (ConfigApplication application = ConfigApplication.calling(this.server.uri(), concat())) {
			OpenDecreeConfigSource source = new OpenDecreeConfigSource(application.reactive(), OpenDecreeServer.TENANT);
			assertThat(source.load().block(LIMIT)).isNotNull();
			this.server.write("max", 1L);
			assertThat(source.changes(0).flatMapIterable(Function.identity()).next().block(LIMIT))
				.extracting(ConfigChange::revision)
				.isEqualTo(1L);
		}
	}

	/**
	 * A stream that ends before the head of its response is a request that may be sent
	 * again, which the watch does not notice. The tenant has a version already: what it
	 * shows next can only come by the stream.
	 */
	private void awaitHead(ConfigApplication application) {
		this.server.write("other", "first");
		await(() -> application.watch().value("other").equals(Optional.of("first")));
	}

	private void awaitStream() {
		await(() -> this.server.streams() == 1);
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(condition);
	}

}
