package dev.tandem.sample.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.sample.RunningSample;
import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The remote configuration changes a client of the sample while it is called.
 */
@Timeout(120)
class LiveClientTests {

	private static final String CLIENT = "tandem.clients.arya.";

	private final AtomicInteger succeeded = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	private final AtomicBoolean over = new AtomicBoolean();

	@Test
	void settingsTakeEffectUnderLoad() {
		ExecutorService callers = Executors.newFixedThreadPool(2);
		try (RunningSample sample = RunningSample.start("--tandem.live.window=50ms")) {
			RestTestClient client = sample.client();
			List.of("/blocking/arya/cats", "/reactive/arya/cats")
				.forEach((path) -> callers.execute(() -> callAllTheTime(client, path)));
			awaitCalls();
			Map<String, String> values = sample.context().getBean(OpenDecreeServer.class).texts();
			String other = Objects.requireNonNull(values.get("sample.arya.other-base-url"));
			assertThat(arya(client).path("baseUrl").asString()).isEqualTo(values.get(CLIENT + "base-url"));
			put(client, "base-url", other);
			await(client, "/baseUrl", other);
			awaitCalls();
			put(client, "rate-limit.permits", 2000);
			await(client, "/permitsPerSecond", "2000.0");
			awaitCalls();
			int before = generation(client);
			put(client, "timeouts.response", "9s");
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> generation(client) > before);
			assertThat(arya(client).at("/generation/source").asString()).contains("config watch");
			awaitCalls();
			this.over.set(true);
			assertThat(this.failed).hasValue(0);
		}
		finally {
			this.over.set(true);
			callers.shutdownNow();
		}
	}

	private void callAllTheTime(RestTestClient client, String path) {
		while (!this.over.get()) {
			boolean ok = client.get().uri(path).exchange().returnResult(String.class).getStatus().is2xxSuccessful();
			(ok ? this.succeeded : this.failed).incrementAndGet();
		}
	}

	private void awaitCalls() {
		int target = this.succeeded.get() + 10;
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.succeeded.get() >= target);
	}

	private static void put(RestTestClient client, String key, Object value) {
		client.put()
			.uri("/config/{path}", CLIENT + key)
			.contentType(MediaType.APPLICATION_JSON)
			.body((value instanceof String text) ? "\"" + text + "\"" : value)
			.exchange()
			.expectStatus()
			.isOk();
	}

	private static JsonNode arya(RestTestClient client) {
		JsonNode clients = Objects.requireNonNull(client.get()
			.uri("/page/clients")
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody());
		return clients.valueStream()
			.filter((one) -> one.path("name").asString().equals("arya"))
			.findFirst()
			.orElseThrow();
	}

	private static int generation(RestTestClient client) {
		return arya(client).at("/generation/number").asInt();
	}

	private static void await(RestTestClient client, String pointer, String value) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> arya(client).at(pointer).asString().equals(value));
	}

}
