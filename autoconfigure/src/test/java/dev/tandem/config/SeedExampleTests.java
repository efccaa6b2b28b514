package dev.tandem.config;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tandem.config.opendecree.WriteAnswer;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Python SDK of OpenDecree does in its examples and in its comparison of sync
 * and async, row by row, through the twins.
 */
@Timeout(120)
class SeedExampleTests {

	private static final String TENANT = OpenDecreeServer.TENANT;

	private static OpenDecreeServer server = declare();

	private static ConfigApplication application = start();

	private static OpenDecreeServer declare() {
		OpenDecreeServer server = new OpenDecreeServer().field("payments.fee", "stringValue")
			.field("payments.retries", "integerValue")
			.field("payments.enabled", "boolValue")
			.field("a", "stringValue")
			.field("b", "stringValue");
		server.write("a", "0");
		return server;
	}

	/**
	 * {@code AsyncConfigClient("localhost:9090", subject="myapp")}.
	 */
	private static ConfigApplication start() {
		return ConfigApplication.calling(server.uri(), "source=opendecree", "tenant=" + TENANT,
				"tandem.clients.remote.headers.x-subject=myapp");
	}

	@AfterAll
	static void close() {
		application.close();
		server.close();
	}

	@BeforeEach
	void write() {
		server.write("payments.fee", "0.01");
		server.write("payments.retries", 3);
		server.write("payments.enabled", true);
		await(() -> application.watch().revision() == server.version());
	}

	@TwinTest
	void exampleTypedGets(Twin twin) {
		assertThat(get(twin, "payments.fee", String.class).get()).isEqualTo("0.01");
		assertThat(get(twin, "payments.retries", Integer.class).get()).isEqualTo(3);
		assertThat(get(twin, "payments.enabled", Boolean.class).get()).isTrue();
	}

	@TwinTest
	void exampleGetAll(Twin twin) {
		Map<String, String> all = twin
			.call(() -> application.reactive().getAll(TENANT), () -> application.blocking().getAll(TENANT))
			.get();
		assertThat(all).containsEntry("payments.fee", "0.01")
			.containsEntry("payments.retries", "3")
			.containsEntry("payments.enabled", "true");
	}

	@TwinTest
	void exampleSet(Twin twin) {
		assertThat(set(twin, "payments.fee", "0.5%").get().version())
			.hasValueSatisfying((version) -> assertThat(version.createdBy()).isEqualTo("myapp"));
		assertThat(server.texts()).containsEntry("payments.fee", "0.5%");
	}

	@TwinTest
	void exampleSetMany(Twin twin) {
		int before = server.version();
		Map<String, String> values = Map.of("a", "1", "b", "2");
		twin.call(() -> application.reactive().setMany(TENANT, values),
				() -> application.blocking().setMany(TENANT, values))
			.get();
		assertThat(server.texts()).containsEntry("a", "1").containsEntry("b", "2");
		assertThat(server.version()).isEqualTo(before + 1);
	}

	@TwinTest
	void exampleSetNull(Twin twin) {
		twin.call(() -> application.reactive().setNull(TENANT, "payments.fee"),
				() -> application.blocking().setNull(TENANT, "payments.fee"))
			.get();
		assertThat(server.texts()).doesNotContainKey("payments.fee");
		assertThat(get(twin, "payments.fee", String.class).succeeded().value()).isNull();
	}

	/**
	 * {@code fee.value}, and {@code if enabled}.
	 */
	@TwinTest
	void exampleWatchedFields(Twin twin) {
		WatchedField<Double> fee = application.watch().field("payments.fee", Double.class, 0.01);
		WatchedField<Boolean> enabled = application.watch().field("payments.enabled", Boolean.class, false);
		assertThat(fee.get()).isEqualTo(0.01);
		assertThat(enabled.get()).isTrue();
		set(twin, "payments.enabled", false).get();
		await(() -> !enabled.get());
		twin.call(() -> application.reactive().setNull(TENANT, "payments.fee"),
				() -> application.blocking().setNull(TENANT, "payments.fee"))
			.get();
		set(twin, "payments.enabled", true).get();
		await(enabled::get);
		assertThat(fee.get()).isEqualTo(0.01);
	}

	/**
	 * {@code async for change in fee.changes()}, and {@code for} in a thread.
	 */
	@TwinTest
	void exampleChangesAsStream(Twin twin) throws Exception {
		WatchedField<Double> fee = application.watch().field("payments.fee", Double.class, 0.01);
		List<String> printed = new CopyOnWriteArrayList<>();
		CountDownLatch subscribed = new CountDownLatch(1);
		Thread loop = new Thread(() -> fee.changes()
			.doOnSubscribe((subscription) -> subscribed.countDown())
			.take(2)
			.toStream()
			.forEach((change) -> printed.add(change.oldValue() + " -> " + change.newValue())));
		loop.start();
		assertThat(subscribed.await(30, TimeUnit.SECONDS)).isTrue();
		set(twin, "payments.fee", "0.02").get();
		set(twin, "payments.fee", "0.03").get();
		loop.join(30_000);
		assertThat(printed).containsExactly("0.01 -> 0.02", "0.02 -> 0.03");
	}

	/**
	 * {@code @fee.on_change}, a plain function in both worlds.
	 */
	@TwinTest
	void exampleCallback(Twin twin) {
		WatchedField<Double> fee = application.watch().field("payments.fee", Double.class, 0.01);
		List<String> printed = new CopyOnWriteArrayList<>();
		fee.onChange((old, now) -> printed.add("Fee changed: %s -> %s on %s".formatted(old, now,
				Thread.currentThread().getName().replaceAll("-\\d+$", ""))));
		set(twin, "payments.fee", "0.02").get();
		await(() -> !printed.isEmpty());
		assertThat(printed).containsExactly("Fee changed: 0.01 -> 0.02 on config-events");
	}

	@Test
	void rowClientIsTwoBeans() {
		assertThat(application.reactive()).isNotNull();
		assertThat(application.blocking()).isNotNull();
	}

	/**
	 * The context closes what {@code with} would.
	 */
	@Test
	void rowContextManagerIsTheApplicationContext() {
		ConfigApplication other = start();
		ConfigWatch watch = other.watch();
		assertThat(watch.isRunning()).isTrue();
		other.close();
		assertThat(watch.isRunning()).isFalse();
	}

	/**
	 * Each method there is on the one is on the other, with the same parameters.
	 */
	@Test
	void rowMethodsAreTheSame() {
		assertThat(signatures(BlockingConfigClient.class)).isEqualTo(signatures(ConfigClient.class));
	}

	private static List<String> signatures(Class<?> type) {
		return Arrays.stream(type.getMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()))
			.map((method) -> method.getName() + Arrays.toString(method.getGenericParameterTypes()))
			.sorted()
			.toList();
	}

	/**
	 * One watcher serves both worlds: its values never wait.
	 */
	@TwinTest
	void rowWatcherServesBoth(Twin twin) {
		WatchedField<Integer> retries = application.watch().field("payments.retries", Integer.class, 0);
		set(twin, "payments.retries", 7).get();
		await(() -> retries.get() == 7);
	}

	@TwinTest
	void rowChangeIteratorEndsWithItsSubscriber(Twin twin) {
		WatchedField<Integer> retries = application.watch().field("payments.retries", Integer.class, 0);
		List<Integer> seen = new CopyOnWriteArrayList<>();
		retries.changes().take(1).subscribe((change) -> seen.add(change.newValue()));
		set(twin, "payments.retries", 7).get();
		set(twin, "payments.retries", 8).get();
		await(() -> retries.get() == 8);
		await(() -> !seen.isEmpty());
		assertThat(seen).containsExactly(7);
	}

	@Test
	void rowBackgroundWorkIsOnThreadsOfTheWatch() {
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.anyMatch((name) -> name.startsWith("config-watch"));
	}

	@Test
	void rowCallbacksAreTheSameForBothTwins() {
		List<String> seen = new CopyOnWriteArrayList<>();
		WatchedField<Integer> retries = application.watch().field("payments.retries", Integer.class, 0);
		retries.onChange((old, now) -> seen.add(old + " to " + now));
		application.blocking().set(TENANT, "payments.retries", 4);
		await(() -> retries.get() == 4);
		application.reactive().set(TENANT, "payments.retries", 5).block();
		await(() -> seen.size() == 2);
		assertThat(seen).containsExactly("3 to 4", "4 to 5");
	}

	private static <T> Outcome<T> get(Twin twin, String path, Class<T> type) {
		return twin.call(() -> application.reactive().get(TENANT, path, type),
				() -> application.blocking().get(TENANT, path, type));
	}

	private static Outcome<WriteAnswer> set(Twin twin, String path, Object value) {
		return twin.call(() -> application.reactive().set(TENANT, path, value),
				() -> application.blocking().set(TENANT, path, value));
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.until(condition);
	}

}
