package dev.tandem.usecases;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiClientSettingsChangedEvent;
import dev.tandem.ApiClientSettingsRejectedEvent;
import dev.tandem.ApiClients;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.CallOptions;
import dev.tandem.GenericClient;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.actuate.ClientRegistry;
import dev.tandem.actuate.RegisteredClient;
import dev.tandem.autoconfigure.ApiClientsEndpointAutoConfiguration;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.channel.ChannelOption;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings of a client change while it runs.
 */
@Timeout(60)
class LiveSettingsTests {

	private final List<Object> events = new CopyOnWriteArrayList<>();

	private NotesApplication calling(TestServer server, String... settings) {
		return NotesApplication.calling(server.uri(), this::listen, NotesApplication.and(settings,
				"shutdown.grace-period=30s", "management.endpoints.web.exposure.include=apiclients"));
	}

	private void listen(AnnotationConfigApplicationContext context) {
		context.register(Endpoint.class);
		context.addApplicationListener(new Events(this.events));
	}

	private static TestServer server() {
		return TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
	}

	@TwinTest
	void callsAfterAChangeHaveTheNewSettings(Twin twin) {
		try (TestServer one = server(); TestServer two = server(); NotesApplication notes = calling(one)) {
			notes.assertWorks(twin);
			assertThat(
					notes.change("base-url=" + two.uri() + "/v2", "api-key=k3y-two", "headers.X-Org=o1", "query.v=2"))
				.containsExactly("notes");
			notes.assertWorks(twin);
			ReceivedRequest request = two.requests().get(0);
			assertThat(request.uri()).isEqualTo("/v2/notes/1?v=2");
			assertThat(request.headers().get("Authorization")).containsExactly("Bearer k3y-two");
			assertThat(request.headers().get("X-Org")).containsExactly("o1");
			one.connections().awaitNow(0);
			assertThat(one.requests()).hasSize(1);
			assertThat(this.events).singleElement().satisfies((event) -> {
				assertThat(event).isInstanceOf(ApiClientSettingsChangedEvent.class).asString().doesNotContain("k3y");
				assertThat(((ApiClientSettingsChangedEvent) event).changed()).containsExactly("api-key.value",
						"base-url", "headers.X-Org", "query.v");
			});
			RegisteredClient.Generation generation = generation(notes);
			assertThat(generation.number()).isEqualTo(2);
			assertThat(generation.source()).isEqualTo("refresh");
		}
	}

	@TwinTest
	void clientWithoutADefinitionFollows(Twin twin) {
		try (TestServer one = server(); TestServer two = server(); NotesApplication notes = calling(one)) {
			GenericClient generic = notes.bean(ApiClients.class).client("notes");
			notes.change("base-url=" + two.uri());
			assertThat(twin
				.call(() -> generic.get("/x").retrieve(Note.class),
						() -> generic.get("/x").blocking().retrieve(Note.class))
				.get()).isEqualTo(Note.HELLO);
			assertThat(two.requests()).hasSize(1);
		}
	}

	@TwinTest
	void derivedClientFollows(Twin twin) {
		try (TestServer one = server(); TestServer two = server(); NotesApplication notes = calling(one)) {
			ApiClients clients = notes.bean(ApiClients.class);
			CallOptions options = CallOptions.none().withHeader("X-Org", "o1");
			NoteApi reactive = clients.with(notes.reactive(), options);
			BlockingNoteApi blocking = clients.with(notes.blocking(), options);
			notes.change("base-url=" + two.uri(), "api-key=k3y-two");
			assertThat(twin.call(() -> reactive.get("1"), () -> blocking.get("1")).get()).isEqualTo(Note.HELLO);
			assertThat(keys(two)).containsExactly("Bearer k3y-two");
			assertThat(two.requests().get(0).headers().get("X-Org")).containsExactly("o1");
		}
	}

	@TwinTest
	void callInFlightEndsAsItBegan(Twin twin) {
		Sinks.Empty<Void> answer = Sinks.empty();
		try (TestServer one = TestServer
			.start((request, response) -> answer.asMono().thenMany(TestServer.json(response, Note.JSON)));
				TestServer two = server();
				NotesApplication notes = calling(one, "pool.max-connections=1");
				RunningCall<Note> call = notes.start(twin)) {
			one.awaitRequest();
			notes.change("base-url=" + two.uri(), "api-key=k3y-two");
			notes.assertWorks(twin);
			answer.tryEmitEmpty();
			assertThat(call.outcome().get()).isEqualTo(Note.HELLO);
			one.connections().awaitNow(0);
		}
	}

	/**
	 * The settings change when the address of the request is made already, but not yet
	 * what is sent with it.
	 */
	@TwinTest
	void callThatIsBeingSentHasSettingsOfOneGeneration(Twin twin) {
		AtomicReference<Runnable> change = new AtomicReference<>(() -> {
		});
		ApiClientCustomizer filter = (client, builder) -> builder.filter((request, next) -> {
			change.getAndSet(() -> {
			}).run();
			return next.exchange(request);
		});
		try (TestServer one = server();
				TestServer two = server();
				NotesApplication notes = NotesApplication.calling(one.uri(),
						(context) -> context.registerBean(ApiClientCustomizer.class, () -> filter),
						"shutdown.grace-period=30s")) {
			change.set(() -> notes.change("base-url=" + two.uri(), "api-key=k3y-two"));
			notes.assertWorks(twin);
			notes.assertWorks(twin);
			assertThat(keys(one)).containsExactly("Bearer " + NotesApplication.KEY);
			assertThat(keys(two)).containsExactly("Bearer k3y-two");
		}
	}

	@TwinTest
	void callIsRetriedAsItBegan(Twin twin) {
		AtomicReference<@Nullable Runnable> change = new AtomicReference<>();
		try (TestServer one = TestServer.start((request, response) -> {
			Runnable first = change.getAndSet(null);
			if (first != null) {
				first.run();
				return TestServer.json(response, 503, "{}");
			}
			return TestServer.json(response, Note.JSON);
		});
				TestServer two = server();
				NotesApplication notes = calling(one, "retry.max-attempts=2", "retry.backoff.initial=1ms")) {
			change.set(() -> notes.change("base-url=" + two.uri(), "api-key=k3y-two"));
			notes.assertWorks(twin);
			assertThat(keys(one)).containsExactly("Bearer " + NotesApplication.KEY, "Bearer " + NotesApplication.KEY);
			assertThat(two.requests()).isEmpty();
		}
	}

	private static List<String> keys(TestServer server) {
		return server.requests()
			.stream()
			.map((request) -> String.valueOf(request.headers().getFirst("Authorization")))
			.toList();
	}

	@TwinTest
	void whatIsEqualIsTakenOver(Twin twin) {
		try (TestServer server = server();
				NotesApplication notes = calling(server, "rate-limit.permits=2", "rate-limit.per=1h",
						"rate-limit.max-wait=0s")) {
			notes.assertWorks(twin);
			notes.change("timeouts.call=7s", "api-key=k3y-two", "retry.max-attempts=2", "logging.level=basic");
			notes.assertWorks(twin);
			assertThat(notes.get(twin).failure(ApiRejectedException.class).reason())
				.isEqualTo(ApiRejectedException.Reason.RATE_LIMITED);
			assertThat(server.connections().total()).isEqualTo(1);
			notes.change("rate-limit.permits=3");
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void callThatWaitsKeepsItsPlace(Twin twin) {
		Sinks.Empty<Void> answer = Sinks.empty();
		try (TestServer server = TestServer
			.start((request, response) -> answer.asMono().thenMany(TestServer.json(response, Note.JSON)));
				NotesApplication notes = calling(server, "concurrency.max-calls=1", "concurrency.max-waiting=1");
				RunningCall<Note> first = notes.start(twin)) {
			server.awaitRequest();
			try (RunningCall<Note> second = notes.start(twin)) {
				Awaitility.await().until(() -> waiting(notes) == 1);
				notes.change("timeouts.call=7s");
				assertThat(waiting(notes)).isEqualTo(1);
				assertThat(notes.get(twin).failure(ApiRejectedException.class).reason())
					.isEqualTo(ApiRejectedException.Reason.TOO_MANY_CALLS);
				answer.tryEmitEmpty();
				assertThat(first.outcome().get()).isEqualTo(Note.HELLO);
				assertThat(second.outcome().get()).isEqualTo(Note.HELLO);
			}
		}
	}

	private static int waiting(NotesApplication notes) {
		return Objects.requireNonNull(client(notes).limits().concurrency()).waiting();
	}

	@TwinTest
	void changedDeadlineIsThatOfTheNextCall(Twin twin) {
		try (TestServer server = TestServer.start((request, response) -> Mono.never());
				NotesApplication notes = calling(server)) {
			notes.change("timeouts.response=40ms");
			assertThat(notes.get(twin).failure(ApiTimeoutException.class).deadline())
				.isEqualTo(ApiTimeoutException.Deadline.RESPONSE);
		}
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "REACTIVE,timeouts.response=-1s,timeouts.response", "BLOCKING,timeouts.response=-1s,timeouts.response",
			"REACTIVE,base-url=,base-url", "REACTIVE,pool.max-connections=many,pool.max-connections",
			"REACTIVE,api-key.file=/nowhere/key,api-key.file", "REACTIVE,ssl.bundle=none,ssl.bundle",
			"REACTIVE,timeouts.respnse=1s,timeouts.respnse", "REACTIVE,headers.X=${nowhere},headers.x" })
	void changeThatCannotWorkIsRefusedAsAWhole(Twin twin, String bad, String property) {
		try (TestServer server = server();
				NotesApplication notes = calling(server);
				LogCapture log = LogCapture.of(Level.INFO, "dev.tandem.autoconfigure")) {
			assertThat(notes.change("api-key.value=k3y-two", bad)).isEmpty();
			notes.assertWorks(twin);
			assertThat(server.requests().get(0).headers().get("Authorization"))
				.containsExactly("Bearer " + NotesApplication.KEY);
			assertThat(this.events).singleElement()
				.isInstanceOfSatisfying(ApiClientSettingsRejectedEvent.class, (event) -> {
					assertThat(event.problems()).first()
						.satisfies((problem) -> assertThat(problem.description()).containsIgnoringCase(property));
					assertThat(event).asString().doesNotContain("k3y");
				});
			assertThat(log.text()).contains("The client 'notes' keeps its settings").doesNotContain("k3y");
			assertThat(generation(notes).number()).isEqualTo(1);
		}
	}

	@TwinTest
	void largestBodyIsThatOfTheNewSettings(Twin twin) {
		try (TestServer server = largeEventsAndTexts(); NotesApplication notes = calling(server)) {
			assertLargestBodyChanges(twin, notes);
		}
	}

	/**
	 * With a filter, attempts go through {@code WebClient}.
	 */
	@TwinTest
	void largestBodyThatIsFilteredIsThatOfTheNewSettings(Twin twin) {
		ApiClientCustomizer filter = (name, builder) -> builder.filter((request, next) -> next.exchange(request));
		try (TestServer server = largeEventsAndTexts();
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(ApiClientCustomizer.class, () -> filter))) {
			assertLargestBodyChanges(twin, notes);
		}
	}

	private static TestServer largeEventsAndTexts() {
		String note = "{\"id\":1,\"text\":\"" + "x".repeat(2_000) + "\"}";
		return TestServer.start((request, response) -> "text/event-stream".equals(request.headers().getFirst("Accept"))
				? TestServer.stream(response, "text/event-stream", Flux.just("data:" + note + "\n\n"))
				: TestServer.json(response, note));
	}

	private static void assertLargestBodyChanges(Twin twin, NotesApplication notes) {
		for (String size : List.of("1KB", "1MB", "1KB", "2MB")) {
			notes.change("http.max-body-size=" + size);
			boolean fits = size.endsWith("MB");
			for (Outcome<?> outcome : List.of(event(twin, notes), text(twin, notes), notes.get(twin))) {
				assertThat(outcome.thrown() == null).as(size).isEqualTo(fits);
			}
		}
	}

	private static Outcome<?> event(Twin twin, NotesApplication notes) {
		return twin.call(() -> notes.reactiveStreams().events().next(), () -> {
			try (Stream<Note> events = notes.blockingStreams().events()) {
				return events.findFirst().orElseThrow();
			}
		});
	}

	private static Outcome<?> text(Twin twin, NotesApplication notes) {
		var call = notes.bean(ApiClients.class).client("notes").get("/text");
		return twin.call(() -> call.retrieve(String.class), () -> call.blocking().retrieve(String.class));
	}

	@Test
	void settingsThatAreTheSameAreNoChange() {
		try (TestServer server = server();
				NotesApplication notes = calling(server, "http.allowed-addresses=127.0.0.0/8", "api-key=a",
						"basic.username=u", "basic.password=p", "api-key.name=X-Key", "retry.max-attempts=3")) {
			assertThat(notes.change()).isEmpty();
			assertThat(notes.change("timeouts.call=60000ms")).isEmpty();
			assertThat(this.events).isEmpty();
			assertThat(generation(notes).number()).isEqualTo(1);
		}
	}

	@Test
	void streamStaysOnItsConnectionsWhileTheseDoNotChange() {
		Sinks.Many<String> parts = Sinks.many().unicast().onBackpressureBuffer();
		List<Note> received = new CopyOnWriteArrayList<>();
		List<Throwable> failures = new CopyOnWriteArrayList<>();
		try (TestServer server = TestServer
			.start((request, response) -> TestServer.stream(response, "text/event-stream", parts.asFlux()));
				NotesApplication notes = calling(server)) {
			Flux<Note> events = notes.reactiveStreams().events();
			Disposable stream = events.subscribe(received::add, failures::add);
			server.awaitRequest();
			notes.change("shutdown.grace-period=1ms", "timeouts.call=7s", "api-key=k3y-two");
			parts.tryEmitNext("data:" + Note.JSON + "\n\n");
			Awaitility.await().until(() -> received.size() == 1);
			notes.change("timeouts.response=7s");
			Awaitility.await().until(() -> failures.size() == 1);
			stream.dispose();
		}
	}

	@Test
	void stormOfChangesMakesFewGenerations() {
		try (TestServer server = server(); NotesApplication notes = calling(server, "tandem.live.window=1s")) {
			for (int i = 1; i <= 300; i++) {
				notes.set("headers.X-Version=" + i);
				notes.publish(new EnvironmentChangeEvent(Set.of("tandem.clients.notes.headers.X-Version")));
			}
			Awaitility.await().untilAsserted(() -> {
				notes.assertWorks(Twin.REACTIVE);
				assertThat(version(server)).isEqualTo("300");
			});
			assertThat(generation(notes).number()).isLessThan(50);
			assertThat(generation(notes).source()).isEqualTo("EnvironmentChangeEvent");
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	@Test
	void configTreeIsReadAgain(@TempDir Path directory) throws IOException {
		Path file = directory.resolve("tandem.clients.notes.headers.X-Version");
		Files.writeString(file, "1\n");
		Consumer<AnnotationConfigApplicationContext> tree = (context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new ConfigTreePropertySource("Config tree", directory, Option.AUTO_TRIM_TRAILING_NEW_LINE));
		try (TestServer server = server();
				NotesApplication notes = NotesApplication.calling(server.uri(), tree, "tandem.live.window=0ms",
						"tandem.live.check-interval=20ms")) {
			notes.assertWorks(Twin.REACTIVE);
			assertThat(version(server)).isEqualTo("1");
			Files.writeString(file, "2\n");
			Awaitility.await().untilAsserted(() -> {
				notes.assertWorks(Twin.BLOCKING);
				assertThat(version(server)).isEqualTo("2");
			});
		}
	}

	private static @Nullable String version(TestServer server) {
		return server.requests().get(server.requests().size() - 1).headers().getFirst("X-Version");
	}

	/**
	 * Neither a former key nor former connections are held once their calls have ended.
	 */
	@TwinTest
	void nothingOfAFormerGenerationIsKept(Twin twin) {
		List<WeakReference<HttpClient>> clients = new CopyOnWriteArrayList<>();
		HttpClientCustomizer watch = (name, client) -> {
			HttpClient watched = client.option(ChannelOption.TCP_NODELAY, true);
			clients.add(new WeakReference<>(watched));
			return watched;
		};
		try (TestServer server = server();
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(HttpClientCustomizer.class, () -> watch),
						"pool.max-idle-time=100ms", "pool.evict-every=50ms")) {
			notes.assertWorks(twin);
			for (int i = 1; i <= 3; i++) {
				notes.change("timeouts.response=2" + i + "s");
				notes.assertWorks(twin);
			}
			assertThat(clients).hasSize(4);
			Awaitility.await().untilAsserted(() -> {
				System.gc();
				assertThat(clients.subList(0, 3)).allSatisfy((client) -> assertThat(client.get()).isNull());
			});
			server.connections().awaitTotal(4);
		}
	}

	private static RegisteredClient.Generation generation(NotesApplication notes) {
		return client(notes).generation();
	}

	private static RegisteredClient client(NotesApplication notes) {
		return Objects.requireNonNull(notes.bean(ClientRegistry.class).clients().get("notes"));
	}

	/**
	 * Has the registry that the endpoint shows.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ApiClientsEndpointAutoConfiguration.class)
	static class Endpoint {

	}

	private record Events(List<Object> events) implements ApplicationListener<ApplicationEvent> {

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			if (event instanceof PayloadApplicationEvent<?> payload) {
				this.events.add(payload.getPayload());
			}
		}

	}

}
