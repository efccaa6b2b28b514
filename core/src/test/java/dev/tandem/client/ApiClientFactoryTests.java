package dev.tandem.client;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.RequestSigner;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ApiClientFactory}.
 */
@Timeout(60)
class ApiClientFactoryTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.connections.add(exchange.getRemoteAddress());
		String key = exchange.getRequestHeaders().getFirst("Authorization");
		this.requests.add(exchange.getRequestURI() + " " + key);
		byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
		boolean known = exchange.getRequestURI().getPath().startsWith("/v1/greetings/");
		exchange.getResponseHeaders().set("Content-Type", "text/plain");
		exchange.sendResponseHeaders(known ? 200 : 404, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private ApiClientSettings.Builder settings() {
		return ApiClientSettings.builder("greeting")
			.baseUrl("http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1")
			.apiKey("k-1")
			.property("pool.max-connections", "1");
	}

	/**
	 * Of event loops and of what they poll.
	 */
	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void factoryThatCannotBeMadeLeavesNoFilesOpen() {
		ApiClientCustomizer broken = (client, builder) -> {
			throw new IllegalStateException("broken");
		};
		ApiClientSettings settings = settings().build();
		assertThatIllegalStateException().isThrownBy(() -> ApiClientFactory.of(settings, broken));
		long before = openFiles();
		for (int i = 0; i < 30; i++) {
			assertThatIllegalStateException().isThrownBy(() -> ApiClientFactory.of(settings, broken));
		}
		Awaitility.await().atMost(LIMIT).until(() -> openFiles() < before + 30);
	}

	private static long openFiles() {
		return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount();
	}

	@Test
	void valueThatCannotBeReadAndMayBeSecretIsNotShown() {
		assertThatExceptionOfType(InvalidApiClientException.class)
			.isThrownBy(() -> settings().property("http.trusted-origins", "https://user:pa%ss@files").build())
			.withMessageContaining("http.trusted-origins")
			.withMessageContaining("https://files.example.org")
			.withMessageNotContaining("pa%ss");
	}

	@Test
	void twinsHaveOnePool() {
		try (ApiClientFactory greeting = ApiClientFactory.of(settings().build())) {
			GreetingApi reactive = greeting.create(GreetingApi.class);
			BlockingGreetingApi blocking = greeting.create(BlockingGreetingApi.class);
			assertThat(reactive.greet("a b").block(LIMIT)).isEqualTo("hello");
			assertThat(blocking.greet("b")).isEqualTo("hello");
			assertThat(greeting.client().get("/greetings/{n}", "c").blocking().retrieve(String.class))
				.isEqualTo("hello");
		}
		assertThat(this.requests).containsExactly("/v1/greetings/a%20b Bearer k-1", "/v1/greetings/b Bearer k-1",
				"/v1/greetings/c Bearer k-1");
		assertThat(this.connections).hasSize(1);
	}

	@Test
	void signerSignsAndMayChange() {
		ApiClientSettings.Builder settings = settings();
		RequestSigner one = (request) -> request.addHeader("Authorization", "signed " + request.uri().getRawPath());
		try (ApiClientFactory greeting = ApiClientFactory.of(settings.signer(one).build())) {
			assertThat(greeting.create(BlockingGreetingApi.class).greet("a")).isEqualTo("hello");
			assertThat(greeting.change(settings().signer(one).build())).isFalse();
			assertThat(greeting.change(settings().signer((request) -> request.addHeader("Authorization", "2")).build()))
				.isTrue();
			assertThat(greeting.create(GreetingApi.class).greet("b").block(LIMIT)).isEqualTo("hello");
		}
		assertThat(this.requests).containsExactly("/v1/greetings/a signed /v1/greetings/a", "/v1/greetings/b 2");
	}

	@Test
	void limitsAndFailuresAreThoseOfTheSettings() {
		ApiClientSettings settings = settings()
			.properties(Map.of("rate-limit.permits", "2", "rate-limit.per", "1h", "rate-limit.max-wait", "0s"))
			.build();
		try (ApiClientFactory greeting = ApiClientFactory.of(settings)) {
			assertThatExceptionOfType(ApiResponseException.class)
				.isThrownBy(() -> greeting.client().get("/nothing").blocking().retrieve(String.class))
				.satisfies((failure) -> assertThat(failure.client()).isEqualTo("greeting"));
			BlockingGreetingApi blocking = greeting.create(BlockingGreetingApi.class);
			assertThat(blocking.greet("a")).isEqualTo("hello");
			assertThatExceptionOfType(ApiRejectedException.class).isThrownBy(() -> blocking.greet("b"));
		}
	}

	@Test
	void settingsChangeWhileItRuns() {
		try (ApiClientFactory greeting = ApiClientFactory.of(settings().build())) {
			BlockingGreetingApi blocking = greeting.create(BlockingGreetingApi.class);
			blocking.greet("a");
			assertThat(greeting.change(settings().build())).isFalse();
			assertThat(greeting.change(settings().apiKey("k-2").build())).isTrue();
			blocking.greet("b");
		}
		assertThat(this.requests).containsExactly("/v1/greetings/a Bearer k-1", "/v1/greetings/b Bearer k-2");
		assertThat(this.connections).hasSize(1);
	}

	@Test
	void callAfterCloseIsRejected() {
		BlockingGreetingApi blocking;
		try (ApiClientFactory greeting = ApiClientFactory.of(settings().build())) {
			blocking = greeting.create(BlockingGreetingApi.class);
		}
		assertThatExceptionOfType(ApiRejectedException.class).isThrownBy(() -> blocking.greet("a"));
	}

	@Test
	void allThatIsWrongIsSaidAtOnce() {
		assertThatExceptionOfType(InvalidApiClientException.class)
			.isThrownBy(() -> ApiClientSettings.builder("greeting")
				.property("timeouts.call", "soon")
				.property("timeouts.respnse", "1s")
				.property("pool.max-connections", "0")
				.build())
			.satisfies((failure) -> assertThat(failure.mistakes()).hasSize(4))
			.withMessageContaining("tandem.clients.greeting.base-url is not set")
			.withMessageContaining("timeouts.call of the client 'greeting' is 'soon'")
			.withMessageContaining("There is no key timeouts.respnse")
			.withMessageContaining("tandem.clients.greeting.pool.max-connections is '0'");
	}

	@Test
	void keyThatDoesNotExistIsSaidWithThoseBesideIt() {
		assertThatExceptionOfType(InvalidApiClientException.class)
			.isThrownBy(() -> settings().property("shutdown.soon", "1s").build())
			.satisfies((failure) -> assertThat(failure.remedy())
				.isEqualTo("The keys below 'shutdown' are: shutdown.grace-period."));
		assertThatExceptionOfType(InvalidApiClientException.class)
			.isThrownBy(() -> settings().property("soon", "1s").build())
			.satisfies((failure) -> assertThat(failure.remedy()).startsWith("The keys are: api-key.*, base-url, ")
				.contains(", headers, ", ", retry.*, "));
	}

	@Test
	void secretsAreNotShown() {
		assertThat(settings().basic("u", "p-1").property("api-key.name", "X-Key").build()).asString()
			.doesNotContain("k-1", "p-1");
	}

}
