package dev.tandem.sample.examples;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tandem.config.BlockingConfigClient;
import dev.tandem.config.ConfigClient;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.WatchedField;
import dev.tandem.sample.RunningSample;
import dev.tandem.sample.Twin;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the page of OpenDecree's Python client, as docs/guide/from-python.md
 * shows them.
 */
@Timeout(120)
class OpenDecreeExampleTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static RunningSample sample;

	private static OpenDecreeServer server;

	private final ConfigClient config = sample.context().getBean(ConfigClient.class);

	private final BlockingConfigClient blockingConfig = sample.context().getBean(BlockingConfigClient.class);

	private final ConfigWatch watch = sample.context().getBean(ConfigWatch.class);

	@BeforeAll
	static void start() {
		sample = RunningSample.start();
		server = sample.context().getBean(OpenDecreeServer.class);
		server.field("payments.label", "stringValue").field("a", "stringValue").field("b", "stringValue");
		server.field("payments.enabled", "boolValue");
	}

	@AfterAll
	static void close() {
		sample.close();
	}

	@BeforeEach
	void write() {
		server
			.write(Map.of("payments.fee", new BigDecimal("0.02"), "payments.label", "0.5%", "payments.enabled", true));
		Awaitility.await().atMost(LIMIT).until(() -> this.watch.revision() == server.version());
	}

	@ParameterizedTest
	@EnumSource
	void typedGetsAndWrites(Twin twin) {
		readAndWrite(twin.of(BlockingConfigClient.class, this.blockingConfig, this.config));
		assertThat(server.texts()).containsEntry("payments.label", "0.7%")
			.containsEntry("a", "1")
			.containsEntry("b", "2");
	}

	static void readAndWrite(BlockingConfigClient config) {
		String label = config.get("shop", "payments.label", String.class);
		Integer retries = config.get("shop", "payments.retries", Integer.class);
		Boolean enabled = config.get("shop", "payments.enabled", Boolean.class);
		Map<String, String> all = config.getAll("shop");
		config.setNull("shop", "payments.label");
		config.set("shop", "payments.label", "0.7%");
		config.setMany("shop", Map.of("a", "1", "b", "2"));
		assertThat(label).isEqualTo("0.5%");
		assertThat(retries).isEqualTo(3);
		assertThat(enabled).isTrue();
		assertThat(all).containsEntry("payments.label", "0.5%");
	}

	@Test
	void reactiveGet() {
		StepVerifier.create(this.config.get("shop", "payments.retries", Integer.class))
			.expectNext(3)
			.expectComplete()
			.verify(LIMIT);
	}

	static String price(ConfigWatch watch) {
		WatchedField<Double> fee = watch.field("payments.fee", Double.class, 0.01);
		WatchedField<Boolean> enabled = watch.field("payments.enabled", Boolean.class, false);
		return enabled.get() ? "fee " + fee.get() : "disabled";
	}

	@Test
	void watchedFields() {
		assertThat(price(this.watch)).isEqualTo("fee 0.02");
		server.write("payments.enabled", false);
		Awaitility.await().atMost(LIMIT).until(() -> price(this.watch).equals("disabled"));
	}

	static Flux<String> changes(WatchedField<Double> fee) {
		return fee.changes().map((change) -> change.oldValue() + " -> " + change.newValue());
	}

	@Test
	void changesAsStream() throws InterruptedException {
		WatchedField<Double> fee = this.watch.field("payments.fee", Double.class, 0.01);
		List<String> printed = new CopyOnWriteArrayList<>();
		CountDownLatch two = new CountDownLatch(2);
		changes(fee).subscribe((change) -> {
			printed.add(change);
			two.countDown();
		});
		server.write("payments.fee", new BigDecimal("0.03"));
		server.write("payments.fee", new BigDecimal("0.04"));
		assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(printed).containsExactly("0.02 -> 0.03", "0.03 -> 0.04");
	}

	@Test
	void callback() {
		WatchedField<Double> fee = this.watch.field("payments.fee", Double.class, 0.01);
		List<String> printed = new CopyOnWriteArrayList<>();
		fee.onChange((old, now) -> printed.add("Fee changed: " + old + " -> " + now));
		server.write("payments.fee", new BigDecimal("0.05"));
		Awaitility.await().atMost(LIMIT).until(() -> !printed.isEmpty());
		assertThat(printed).containsExactly("Fee changed: 0.02 -> 0.05");
	}

}
