package dev.tandem.sample.examples;

import java.time.Duration;
import java.util.List;

import dev.tandem.ApiTimeoutException;
import dev.tandem.CallOptions;
import dev.tandem.sample.SampleTest;
import dev.tandem.sample.openapp.BlockingOpenApp;
import dev.tandem.sample.openapp.Device;
import dev.tandem.sample.openapp.OpenApp;
import dev.tandem.sample.openapp.Org;
import dev.tandem.standin.openapp.OpenAppServer;
import dev.tandem.standin.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the page of OpenApp's Python client, as docs/guide/from-python.md shows
 * them.
 */
@SampleTest
class OpenAppExampleTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Autowired
	private OpenApp openApp;

	@Autowired
	private BlockingOpenApp blockingOpenApp;

	@Autowired
	private OpenAppServer server;

	@AfterEach
	void reset() {
		this.server.http().reset();
	}

	static String version(BlockingOpenApp openApp) {
		return openApp.status().get().version();
	}

	@Test
	void connect() {
		assertThat(version(this.blockingOpenApp)).isEqualTo("1.4.2");
		StepVerifier.create(this.openApp.status().get()).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	static Flux<Org> warmCache(OpenApp openApp, List<String> orgIds) {
		return Flux.fromIterable(orgIds).flatMap((id) -> openApp.orgs().get(id));
	}

	@Test
	void concurrency() {
		this.server.http().always(new Fault.Together(2));
		StepVerifier.create(warmCache(this.openApp, List.of("o1", "o2")))
			.expectNextCount(2)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void cancellation() {
		this.server.http().always(new Fault.Silence());
		OpenApp openApp = this.openApp;
		Disposable call = openApp.withOrg("o1").devices().list().subscribe();
		Awaitility.await().atMost(LIMIT).until(() -> this.server.http().unanswered() == 1);
		call.dispose();
		Awaitility.await().atMost(LIMIT).until(() -> this.server.http().unanswered() == 0);
	}

	static List<Device> devicesInTime(BlockingOpenApp openApp, Duration time) {
		try {
			return openApp.with(CallOptions.none().withTimeout(time)).devices().list();
		}
		catch (ApiTimeoutException ex) {
			return List.of();
		}
	}

	@Test
	void timeout() {
		assertThat(devicesInTime(this.blockingOpenApp.withOrg("o1"), Duration.ofSeconds(5))).hasSize(5);
		this.server.http().always(new Fault.Silence());
		assertThat(devicesInTime(this.blockingOpenApp.withOrg("o1"), Duration.ofMillis(200))).isEmpty();
	}

}
