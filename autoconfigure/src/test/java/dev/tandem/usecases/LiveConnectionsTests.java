package dev.tandem.usecases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiTimeoutException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.resources.ConnectionProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change that asks for other connections makes no more of them than
 * {@code pool.max-connections}, together with those of the calls in flight, and costs
 * none of these calls.
 */
@Timeout(60)
class LiveConnectionsTests {

	/**
	 * A path that is answered when the test says so.
	 */
	private final Map<String, Sinks.Empty<Void>> held = new ConcurrentHashMap<>();

	private final PoolGauges gauges = new PoolGauges();

	private final ClientConnections connections = new ClientConnections();

	private TestServer server() {
		return builder()
			.start((request, response) -> held(request.uri()).thenMany(TestServer.json(response, Note.JSON)));
	}

	private Mono<Void> held(String path) {
		return path.contains("slow") ? sink(path).asMono() : Mono.empty();
	}

	private Sinks.Empty<Void> sink(String path) {
		return this.held.computeIfAbsent(path, (missing) -> Sinks.empty());
	}

	private void answer(String id) {
		sink("/notes/" + id).tryEmitEmpty();
	}

	private static TestServer.Builder builder() {
		return TestServer.builder();
	}

	private NotesApplication calling(TestServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> {
			this.gauges.register(context);
			context.registerBean(HttpClientCustomizer.class, () -> this.connections);
		}, NotesApplication.and(settings, "shutdown.grace-period=30s", "pool.max-idle-time=30s"));
	}

	private static List<RunningCall<Note>> start(NotesApplication notes, Twin twin, String id, int count) {
		List<RunningCall<Note>> calls = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			calls.add(twin.start(() -> notes.reactive().get(id), () -> notes.blocking().get(id)));
		}
		return calls;
	}

	private static void assertSucceed(List<RunningCall<Note>> calls) {
		assertThat(calls).allSatisfy((call) -> assertThat(call.outcome().get()).isEqualTo(Note.HELLO));
	}

	@TwinTest
	void connectionsOfTwoGenerationsKeepToTheLimit(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = calling(server, "pool.max-connections=3")) {
			List<RunningCall<Note>> former = start(notes, twin, "slow", 3);
			server.awaitRequests(3);
			notes.change("timeouts.response=25s");
			List<RunningCall<Note>> next = start(notes, twin, "2", 5);
			this.gauges.await("total.connections", 6);
			assertThat(server.connections().total()).isEqualTo(3);
			answer("slow");
			assertSucceed(former);
			assertSucceed(next);
			assertThat(this.connections.most(server.port())).isEqualTo(3);
		}
	}

	/**
	 * A call that has given up leaves its connection to nobody: it holds no place in the
	 * pool, and none is opened for it later.
	 */
	@TwinTest
	void callThatGivesUpDoesNotWaitForAConnection(Twin twin) {
		try (TestServer server = server();
				NotesApplication notes = calling(server, "pool.max-connections=1", "timeouts.acquire=50s")) {
			List<RunningCall<Note>> former = start(notes, twin, "slow", 1);
			server.awaitRequests(1);
			notes.change("timeouts.response=25s");
			RunningCall<Note> cancelled = start(notes, twin, "2", 1).get(0);
			this.gauges.await("total.connections", 2);
			cancelled.cancel();
			this.gauges.await("total.connections", 1);
			answer("slow");
			assertSucceed(former);
			assertSucceed(start(notes, twin, "3", 1));
			assertThat(server.connections().total()).isEqualTo(2);
		}
	}

	@TwinTest
	void smallerPoolWaitsForTheFormerOne(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = calling(server, "pool.max-connections=3")) {
			List<RunningCall<Note>> one = start(notes, twin, "slow1", 1);
			List<RunningCall<Note>> two = start(notes, twin, "slow2", 1);
			server.awaitRequests(2);
			notes.change("pool.max-connections=1");
			List<RunningCall<Note>> next = start(notes, twin, "2", 2);
			this.gauges.await("total.connections", 3);
			answer("slow1");
			assertSucceed(one);
			server.connections().awaitNow(1);
			assertThat(server.connections().total()).isEqualTo(2);
			answer("slow2");
			assertSucceed(two);
			assertSucceed(next);
			assertThat(this.connections.most(server.port())).isEqualTo(2);
			assertThat(server.connections().now()).isEqualTo(1);
		}
	}

	@TwinTest
	void idleConnectionsAreClosedAtTheSwap(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = calling(server)) {
			List<RunningCall<Note>> three = start(notes, twin, "slow", 3);
			server.awaitRequests(3);
			answer("slow");
			assertSucceed(three);
			List<RunningCall<Note>> stays = start(notes, twin, "slow2", 1);
			server.awaitRequests(4);
			assertThat(server.connections().now()).isEqualTo(3);
			notes.change("timeouts.response=25s");
			server.connections().awaitNow(1);
			answer("slow2");
			assertSucceed(stays);
			server.connections().awaitNow(0);
		}
	}

	/**
	 * It waits to repeat its attempt while calls of the next generation use the only
	 * connection all the time.
	 */
	@TwinTest
	void callOfTheFormerGenerationGetsAConnectionToo(Twin twin) {
		AtomicInteger attempts = new AtomicInteger();
		AtomicBoolean over = new AtomicBoolean();
		try (TestServer server = builder().forgetBodies()
			.start((request, response) -> request.uri().contains("again") && attempts.incrementAndGet() == 1
					? TestServer.json(response, 503, "{}") : TestServer.json(response, Note.JSON));
				NotesApplication notes = calling(server, "pool.max-connections=1", "retry.max-attempts=2",
						"retry.backoff.initial=300ms", "retry.backoff.jitter=0")) {
			List<RunningCall<Note>> former = start(notes, twin, "again", 1);
			server.awaitRequest();
			notes.change("timeouts.response=25s");
			for (int i = 0; i < 3; i++) {
				notes.reactive().get("2").repeat(() -> !over.get()).subscribe();
			}
			assertSucceed(former);
			over.set(true);
			assertThat(attempts).hasValue(2);
			assertThat(this.connections.most(server.port())).isEqualTo(1);
			notes.assertWorks(twin);
		}
	}

	/**
	 * Over HTTP/2 they would have shared the connection of the call that is slow.
	 */
	@TwinTest
	void callsWithHttp2DoNotWaitForThoseInFlight(Twin twin) {
		try (TestServer server = builder().tls(TestCertificates.server())
			.http2()
			.start((request, response) -> held(request.uri()).thenMany(TestServer.json(response, Note.JSON)));
				NotesApplication notes = calling(server,
						NotesApplication.and(TestCertificates.properties("own", null, TestCertificates.ca()),
								"ssl.bundle=own", "http.versions=h2", "pool.max-connections=1"))) {
			List<RunningCall<Note>> former = start(notes, twin, "slow", 2);
			server.awaitRequests(2);
			notes.change("timeouts.response=25s");
			assertSucceed(start(notes, twin, "2", 5));
			assertThat(this.connections.most(server.port())).isEqualTo(2);
			answer("slow");
			assertSucceed(former);
			server.connections().awaitNow(1);
		}
	}

	@TwinTest
	void waitIsLimitedByTheTimeToAcquire(Twin twin) {
		try (TestServer server = server();
				NotesApplication notes = calling(server, "pool.max-connections=1", "timeouts.acquire=200ms")) {
			List<RunningCall<Note>> former = start(notes, twin, "slow", 1);
			server.awaitRequest();
			notes.change("timeouts.response=25s");
			assertThat(notes.get(twin).failure(ApiTimeoutException.class).deadline())
				.isEqualTo(ApiTimeoutException.Deadline.ACQUIRE);
			answer("slow");
			assertSucceed(former);
			notes.assertWorks(twin);
			assertThat(this.connections.most(server.port())).isEqualTo(1);
		}
	}

	@TwinTest
	void cancelledCallLeavesThePermit(Twin twin) {
		try (TestServer server = server(); NotesApplication notes = calling(server, "pool.max-connections=1")) {
			List<RunningCall<Note>> former = start(notes, twin, "slow", 1);
			server.awaitRequest();
			notes.change("timeouts.response=25s");
			List<RunningCall<Note>> waiting = start(notes, twin, "2", 3);
			this.gauges.await("total.connections", 2);
			waiting.forEach(RunningCall::cancel);
			answer("slow");
			assertSucceed(former);
			notes.assertWorks(twin);
			assertThat(this.connections.most(server.port())).isEqualTo(1);
		}
	}

	/**
	 * Reactor Netty lets go of no provider of pools, so that one for each change would be
	 * a leak.
	 */
	@TwinTest
	void providerOfPoolsIsUsedAgain(Twin twin) {
		Set<ConnectionProvider> providers = Collections.newSetFromMap(new IdentityHashMap<>());
		HttpClientCustomizer watch = (name, client) -> {
			providers.add(client.configuration().connectionProvider());
			return client;
		};
		try (TestServer server = server();
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(HttpClientCustomizer.class, () -> watch))) {
			for (int i = 0; i < 10; i++) {
				notes.change("pool.max-connections=" + (5 + i % 2), "timeouts.connect=1" + i + "s");
				notes.assertWorks(twin);
				server.connections().awaitNow(1);
			}
			assertThat(server.connections().total()).isEqualTo(10);
			assertThat(providers).hasSizeLessThanOrEqualTo(5);
		}
	}

}
