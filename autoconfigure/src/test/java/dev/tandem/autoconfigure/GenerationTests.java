package dev.tandem.autoconfigure;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiClientSettingsChangedEvent;
import dev.tandem.ApiClientSettingsRejectedEvent;
import dev.tandem.ApiClients;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.actuate.ClientSetting;
import dev.tandem.client.Generation;
import dev.tandem.client.RunningClient;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.Assert;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generations of a client as changes make them: how many, in which order, and what is
 * left of them.
 */
@Timeout(60)
class GenerationTests {

	private static final String GEO = "tandem.clients.geo.";

	private final TestServer server = TestServer.start((request, response) -> TestServer.json(response, "\"hello\""));

	private final Map<String, Object> properties = new HashMap<>(Map.of(GEO + "base-url", this.server.uri(),
			GEO + "headers.X-Version", "0", "tandem.clients.other.base-url", this.server.uri()));

	private final List<Object> events = new CopyOnWriteArrayList<>();

	private final List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>(List.of(this.events::add));

	private final ApplicationContextRunner runner = Contexts.empty().withInitializer(this::prepare);

	@AfterEach
	void close() {
		this.server.close();
	}

	private void prepare(ConfigurableApplicationContext context) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("live", this.properties));
		context.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>) (event) -> this.listeners
			.forEach((listener) -> listener.accept(event.getPayload())));
	}

	private static RunningClient geo(ApplicationContext context) {
		return context.getBean(AutoConfiguredApiClients.class).get("geo").running();
	}

	private static void call(ApplicationContext context, Twin twin) {
		var call = context.getBean(ApiClients.class).client("geo").get("/x");
		assertThat(twin.call(() -> call.retrieve(String.class), () -> call.blocking().retrieve(String.class)).get())
			.isEqualTo("\"hello\"");
	}

	private Set<String> change(ApplicationContext context, String key, Object value) {
		this.properties.put(key, value);
		return context.getBean(ApiClients.class).refresh();
	}

	/**
	 * A hundred changes a second for ten seconds. The last generation has one call, since
	 * a second one might come before the connection of the first is idle, and open
	 * another.
	 */
	@Test
	void stormMakesFewGenerationsOfWhichOneIsLeft() {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		this.runner.run((context) -> {
			Duration window = Duration.ofMillis(500);
			SettingsRefresh refresh = new SettingsRefresh(context.getBean(AutoConfiguredApiClients.class),
					new LiveSettingsProperties(window, Set.of(), window), context.getEnvironment(), time);
			List<WeakReference<Generation>> generations = new ArrayList<>();
			for (int i = 0; i <= 1000; i++) {
				this.properties.put(GEO + "headers.X-Version", String.valueOf(i));
				this.properties.put(GEO + "timeouts.response", (10_000 + i) + "ms");
				refresh.request("storm");
				time.advanceTimeBy(Duration.ofMillis(10));
				if (i % 25 == 0) {
					call(context, Twin.REACTIVE);
					generations.add(new WeakReference<>(geo(context).generation()));
				}
			}
			time.advanceTimeBy(window);
			call(context, Twin.BLOCKING);
			assertThat(geo(context).generation().number()).isBetween(15, 22);
			assertThat(this.server.requests().get(this.server.requests().size() - 1).headers().get("X-Version"))
				.containsExactly("1000");
			this.server.connections().awaitNow(1);
			assertCollected(generations.stream()
				.filter((generation) -> !geo(context).generation().equals(generation.get()))
				.toList());
			refresh.destroy();
		});
		time.dispose();
	}

	/**
	 * Who asks while a change is made sees the new generation with the properties of the
	 * one before, and must not go on seeing them.
	 */
	@Test
	void descriptionFollowsPropertiesThatComeAfterTheirGeneration() {
		this.runner.run((context) -> {
			AutoConfiguredApiClients clients = context.getBean(AutoConfiguredApiClients.class);
			RegisteredClients shown = new RegisteredClients(clients, context.getBean(HttpServiceProxyRegistry.class),
					clients.probes(), context.getBean(ApiClients.class), context.getEnvironment());
			AutoConfiguredApiClient client = clients.get("geo");
			BoundClient before = client.bound();
			change(context, GEO + "timeouts.call", "7s");
			BoundClient after = client.bound();
			client.bound(before);
			assertThat(callTimeout(shown)).isEqualTo("60s");
			client.bound(after);
			assertThat(callTimeout(shown)).isEqualTo("7s");
		});
	}

	private static Object callTimeout(RegisteredClients shown) {
		return Objects.requireNonNull(shown.clients().get("geo"))
			.settings()
			.stream()
			.filter((setting) -> setting.key().equals("timeouts.call"))
			.map(ClientSetting::value)
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Each of these is in the properties of one generation, and was in use.
	 */
	@TwinTest
	void nothingKeepsAFormerKeyOnceItsCallsHaveEnded(Twin twin) {
		this.properties.put(GEO + "api-key", new String("s3cr3t-first"));
		this.runner.run((context) -> {
			List<WeakReference<?>> former = new ArrayList<>();
			call(context, twin);
			former.add(new WeakReference<>(geo(context).generation()));
			former.add(new WeakReference<>(geo(context).generation().credentials().get(0)));
			for (int i = 0; i < 4; i++) {
				String key = new String("s3cr3t-" + i);
				change(context, GEO + "api-key", key);
				call(context, twin);
				Generation generation = geo(context).generation();
				former.addAll(List.of(new WeakReference<>(key), new WeakReference<>(generation),
						new WeakReference<>(generation.settings()),
						new WeakReference<>(generation.credentials().get(0)),
						new WeakReference<>(context.getBean(AutoConfiguredApiClients.class).get("geo").bound())));
			}
			this.events.clear();
			change(context, GEO + "api-key", "s3cr3t-last");
			call(context, twin);
			assertCollected(former);
		});
	}

	private static void assertCollected(List<? extends WeakReference<?>> references) {
		Awaitility.await().untilAsserted(() -> {
			System.gc();
			assertThat(references).map((reference) -> reference.get()).containsOnlyNulls();
		});
	}

	@Test
	void listenerThatThrowsHoldsUpNobody() {
		this.listeners.add((event) -> {
			throw new IllegalStateException("A listener that is broken");
		});
		this.runner.run((context) -> {
			this.properties.put("tandem.clients.other.headers.X-Version", "1");
			assertThat(change(context, GEO + "headers.X-Version", "1")).containsExactly("geo", "other");
			assertThat(this.events).hasSize(2);
			assertThat(geo(context).generation().number()).isEqualTo(2);
		});
	}

	@Test
	void listenerMayRefreshItself() {
		this.runner.run((context) -> {
			this.listeners.add((event) -> {
				if ("1".equals(this.properties.get(GEO + "headers.X-Version"))) {
					change(context, GEO + "headers.X-Version", "2");
				}
			});
			assertThat(change(context, GEO + "headers.X-Version", "1")).containsExactly("geo");
			assertThat(geo(context).generation().number()).isEqualTo(3);
			assertThat(geo(context).generation().settings().headers()).containsEntry("X-Version", List.of("2"));
		});
	}

	@Test
	void goodChangeFollowsARejectedOne() {
		this.runner.run((context) -> {
			this.properties.put(GEO + "api-key", "s3cr3t-1");
			assertThat(change(context, GEO + "timeouts.call", "-1s")).isEmpty();
			assertThat(change(context, GEO + "timeouts.call", "5s")).containsExactly("geo");
			call(context, Twin.REACTIVE);
			assertThat(this.server.requests().get(0).headers().get("Authorization")).containsExactly("Bearer s3cr3t-1");
			assertThat(this.events).hasSize(2);
			assertThat(this.events.get(0)).isInstanceOf(ApiClientSettingsRejectedEvent.class);
			assertThat(((ApiClientSettingsChangedEvent) this.events.get(1)).changed()).containsExactly("api-key.value",
					"timeouts.call");
			assertThat(geo(context).generation().number()).isEqualTo(2);
		});
	}

	/**
	 * Between the moment in which a client reads its bundle and the one from which on an
	 * update finds it.
	 */
	@Test
	void bundleThatIsUpdatedWhileItsClientIsMadeIsUsed() {
		SslBundle next = SslBundle.of(SslStoreBundle.NONE);
		this.properties.put(GEO + "base-url", "https://localhost");
		this.properties.put(GEO + "ssl.bundle", "own");
		this.runner
			.withBean(SslBundles.class, () -> new DefaultSslBundleRegistry("own", SslBundle.of(SslStoreBundle.NONE)) {

				private boolean updated;

				@Override
				public SslBundle getBundle(String name) {
					SslBundle before = super.getBundle(name);
					if (!this.updated) {
						this.updated = true;
						updateBundle(name, next);
					}
					return before;
				}

			})
			.run((context) -> assertThat(geo(context).generation().settings().tls().material())
				.isEqualTo(new BundleTls(next)));
	}

	/**
	 * The event says no more than its class: what others report may show a secret.
	 */
	@Test
	void causeOfARejectionThatIsNotOursIsLoggedAtDebug() {
		AtomicBoolean broken = new AtomicBoolean();
		this.runner.withBean(HttpClientCustomizer.class, () -> (client, http) -> {
			Assert.state(!broken.get(), "no such proxy: s3cr3t");
			return http;
		}).run((context) -> {
			broken.set(true);
			try (LogCapture log = LogCapture.of(Level.DEBUG, ClientChanges.class.getName())) {
				assertThat(change(context, GEO + "pool.max-connections", "7")).isEmpty();
				assertThat(log.entries()).filteredOn((entry) -> entry.level() == Level.DEBUG)
					.singleElement()
					.satisfies((entry) -> assertThat(entry.exception()).contains("no such proxy: s3cr3t"));
				assertThat(log.entries()).filteredOn((entry) -> entry.level() == Level.WARN)
					.singleElement()
					.satisfies((entry) -> assertThat(entry.toString()).contains(ClientChanges.class.getName())
						.doesNotContain("s3cr3t"));
			}
			assertThat(this.events).singleElement().asString().doesNotContain("s3cr3t");
			call(context, Twin.REACTIVE);
		});
	}

	/**
	 * Whichever reads later has the last word, and none is lost.
	 */
	@Test
	void sourcesAtOnceMakeOneGenerationAfterTheOther() {
		this.runner.run((context) -> {
			AutoConfiguredApiClients clients = context.getBean(AutoConfiguredApiClients.class);
			for (int i = 1; i <= 50; i++) {
				this.properties.put(GEO + "headers.X-Version", String.valueOf(i));
				Thread other = new Thread(() -> clients.refresh("other"));
				other.start();
				clients.refresh("one");
				other.join();
				assertThat(geo(context).generation().number()).isEqualTo(i + 1);
			}
			assertThat(this.events).hasSize(50);
		});
	}

	@Test
	void refreshBesideCloseLeavesNothing() {
		for (int i = 1; i <= 10; i++) {
			int round = i;
			this.runner.run((context) -> {
				call(context, Twin.REACTIVE);
				AutoConfiguredApiClients clients = context.getBean(AutoConfiguredApiClients.class);
				this.properties.put(GEO + "timeouts.response", (10 + round) + "s");
				Thread other = new Thread(() -> clients.refresh("other"));
				other.start();
				context.close();
				other.join();
				assertThat(clients.refresh("late")).isEmpty();
			});
			this.server.connections().awaitNow(0);
		}
	}

}
