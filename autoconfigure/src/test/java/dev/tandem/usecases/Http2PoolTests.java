package dev.tandem.usecases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.tandem.ApiRejectedException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pool promises holds over HTTP/2, too: calls share connections up to their
 * streams, more connections than allowed are not opened, and calls beyond that wait, as
 * many and as long as they may.
 */
class Http2PoolTests {

	private static final int AT_ONCE = 8;

	@Http2TwinTest
	void callsAtOnceShareOneConnection(Twin twin, boolean secure) {
		try (Server server = new Server(secure, -1); NotesApplication notes = server.client()) {
			for (int round = 1; round <= 3; round++) {
				List<RunningCall<Note>> calls = start(notes, twin, AT_ONCE);
				server.http.awaitRequests(round * AT_ONCE);
				server.answer(AT_ONCE);
				calls.forEach(Http2PoolTests::assertSucceeds);
			}
			assertThat(server.http.connections().total()).isEqualTo(1);
		}
	}

	@Http2TwinTest
	void connectionIsOpenedWhereTheServerAllowsNoMoreStreams(Twin twin, boolean secure) {
		try (Server server = new Server(secure, 3); NotesApplication notes = server.client("pool.max-connections=4")) {
			assertConnections(server, notes, twin, 3);
		}
	}

	@Http2TwinTest
	void connectionIsOpenedWhereMaxStreamsAllowsNoMore(Twin twin, boolean secure) {
		try (Server server = new Server(secure, -1);
				NotesApplication notes = server.client("pool.max-connections=4", "pool.max-streams=3")) {
			assertConnections(server, notes, twin, 3);
		}
	}

	private static void assertConnections(Server server, NotesApplication notes, Twin twin, int connections) {
		List<RunningCall<Note>> calls = start(notes, twin, AT_ONCE);
		server.http.awaitRequests(AT_ONCE);
		assertThat(server.http.connections().total()).isEqualTo(connections);
		server.answer(AT_ONCE);
		calls.forEach(Http2PoolTests::assertSucceeds);
	}

	@Http2TwinTest
	void callsBeyondMaxConnectionsWaitForAStream(Twin twin, boolean secure) {
		try (Server server = new Server(secure, -1);
				PoolGauges pool = new PoolGauges();
				NotesApplication notes = server.client(pool::register, "pool.max-connections=2",
						"pool.max-streams=2")) {
			List<RunningCall<Note>> calls = start(notes, twin, AT_ONCE);
			server.http.awaitRequests(4);
			pool.await("pending.streams", 4);
			assertThat(server.http.requests()).hasSize(4);
			server.answer(AT_ONCE);
			calls.forEach(Http2PoolTests::assertSucceeds);
			assertThat(server.http.connections().peak()).isEqualTo(2);
		}
	}

	@Http2TwinTest
	void callBeyondMaxPendingIsRejected(Twin twin, boolean secure) {
		try (Server server = new Server(secure, -1);
				PoolGauges pool = new PoolGauges();
				NotesApplication notes = server.client(pool::register, "pool.max-connections=1", "pool.max-streams=2",
						"pool.max-pending=1")) {
			List<RunningCall<Note>> calls = new ArrayList<>(start(notes, twin, 2));
			server.http.awaitRequests(2);
			for (int round = 0; round < 3; round++) {
				RunningCall<Note> waiting = notes.start(twin);
				pool.await("pending.streams", 1);
				ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
				assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.TOO_MANY_CALLS);
				assertThat(failure).hasMessageContaining("pool.max-pending");
				if (round == 2) {
					calls.add(waiting);
				}
				else {
					waiting.cancel();
					waiting.outcome().failure(CancellationException.class);
					pool.await("pending.streams", 0);
				}
			}
			server.answer(3);
			calls.forEach(Http2PoolTests::assertSucceeds);
			assertThat(server.http.requests()).hasSize(3);
			assertThat(server.http.connections().total()).isEqualTo(1);
		}
	}

	/**
	 * Each looks for a stream while others do, and none takes the place of a connection
	 * that could be opened.
	 */
	@Http2TwinTest
	void callsBeyondMaxPendingAreRejectedHoweverManyComeAtOnce(Twin twin, boolean secure) {
		try (Server server = new Server(secure, -1);
				PoolGauges pool = new PoolGauges();
				NotesApplication notes = server.client(pool::register, "pool.max-connections=1", "pool.max-streams=2",
						"pool.max-pending=1")) {
			List<RunningCall<Note>> calls = new ArrayList<>(start(notes, twin, 2));
			server.http.awaitRequests(2);
			calls.add(notes.start(twin));
			pool.await("pending.streams", 1);
			for (RunningCall<Note> rejected : start(notes, twin, 300)) {
				assertThat(rejected.outcome().failure(ApiRejectedException.class).reason())
					.isEqualTo(ApiRejectedException.Reason.TOO_MANY_CALLS);
			}
			server.answer(3);
			calls.forEach(Http2PoolTests::assertSucceeds);
			assertThat(server.http.requests()).hasSize(3);
		}
	}

	/**
	 * There is a stream for each once the connection is open.
	 */
	@Http2TwinTest
	void callsThatWaitForTheFirstConnectionAreNotRejected(Twin twin, boolean secure) {
		HeldConnection held = new HeldConnection();
		try (Server server = new Server(secure, -1);
				PoolGauges pool = new PoolGauges();
				NotesApplication notes = server.client((context) -> {
					held.register(context);
					pool.register(context);
				}, "pool.max-connections=1", "pool.max-pending=1")) {
			List<RunningCall<Note>> calls = start(notes, twin, AT_ONCE);
			pool.await("pending.streams", AT_ONCE - 1);
			held.open.countDown();
			server.answer(AT_ONCE);
			calls.forEach(Http2PoolTests::assertSucceeds);
			assertThat(server.http.connections().total()).isEqualTo(1);
		}
	}

	@Http2TwinTest
	void callThatGetsNoStreamPassesTheAcquireDeadline(Twin twin, boolean secure) {
		try (Server server = new Server(secure, -1);
				NotesApplication notes = server.client("pool.max-connections=1", "pool.max-streams=1",
						"timeouts.acquire=300ms")) {
			RunningCall<Note> first = notes.start(twin);
			server.http.awaitRequest();
			assertAcquireDeadlinePasses(notes, twin);
			server.answer(1);
			assertSucceeds(first);
			assertThat(server.http.requests()).hasSize(1);
		}
	}

	/**
	 * The call that opens the connection has its own deadlines for that.
	 */
	@ParameterizedTest(name = "{0}")
	@CsvSource({ "REACTIVE,4", "BLOCKING,4", "REACTIVE,1", "BLOCKING,1" })
	@Timeout(60)
	void callThatWaitsForTheFirstConnectionPassesTheAcquireDeadline(Twin twin, int maxConnections) {
		try (FaultServer server = FaultServer.tls(Fault.tlsStall());
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.versions=h2", "ssl.insecure=true",
						"pool.max-connections=" + maxConnections, "timeouts.acquire=300ms", "timeouts.tls=40s",
						"timeouts.call=50s")) {
			RunningCall<Note> first = notes.start(twin);
			server.connections().awaitTotal(1);
			assertAcquireDeadlinePasses(notes, twin);
			assertThat(server.connections().total()).isEqualTo(1);
			first.cancel();
			first.outcome().failure(CancellationException.class);
		}
	}

	private static void assertAcquireDeadlinePasses(NotesApplication notes, Twin twin) {
		ApiTimeoutException failure = NotesApplication.failure(notes.get(twin), ApiTimeoutException.class);
		assertThat(failure.deadline()).isEqualTo(Deadline.ACQUIRE);
	}

	/**
	 * It would be sent, and its stream reset, once the connection is there.
	 */
	@Http2TwinTest
	void callThatIsCancelledWhileItWaitsForTheFirstConnectionIsNotSent(Twin twin, boolean secure) {
		HeldConnection held = new HeldConnection();
		try (Server server = new Server(secure, -1); NotesApplication notes = server.client(held::register)) {
			RunningCall<Note> first = notes.start(twin);
			RunningCall<Note> second = notes.start(twin);
			for (RunningCall<Note> cancelled : List.of(first, second)) {
				cancelled.cancel();
				cancelled.outcome().failure(CancellationException.class);
			}
			held.open.countDown();
			server.answer(1);
			notes.assertWorks(twin);
			assertThat(server.http.requests()).hasSize(1);
		}
	}

	private static List<RunningCall<Note>> start(NotesApplication notes, Twin twin, int count) {
		List<RunningCall<Note>> calls = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			calls.add(notes.start(twin));
		}
		return calls;
	}

	private static void assertSucceeds(RunningCall<Note> call) {
		assertThat(call.outcome().get()).isEqualTo(Note.HELLO);
	}

	/**
	 * Speaks HTTP/2, over TLS or at once, and responds to as many requests as it is told.
	 */
	private static final class Server implements AutoCloseable {

		final TestServer http;

		private final boolean secure;

		private final Deque<Sinks.Empty<Void>> waiting = new ArrayDeque<>();

		private int answers;

		Server(boolean secure, long maxStreams) {
			this.secure = secure;
			TestServer.Builder builder = TestServer.builder()
				.http2()
				.customize((server) -> (maxStreams > 0)
						? server.http2Settings((settings) -> settings.maxConcurrentStreams(maxStreams)) : server);
			this.http = (secure ? builder.tls(TestCertificates.server()) : builder).start((request, response) -> next()
				.then(Mono.defer(() -> Mono.from(TestServer.json(response, Note.JSON)))));
		}

		NotesApplication client(String... settings) {
			return client((context) -> {
			}, settings);
		}

		NotesApplication client(Consumer<AnnotationConfigApplicationContext> customizer, String... settings) {
			return NotesApplication.calling(this.http.uri(), customizer, NotesApplication.and(settings,
					"http.versions=" + (this.secure ? "h2" : "h2c"), "ssl.insecure=" + this.secure));
		}

		private synchronized Mono<Void> next() {
			if (this.answers > 0) {
				this.answers--;
				return Mono.empty();
			}
			Sinks.Empty<Void> sink = Sinks.empty();
			this.waiting.add(sink);
			return sink.asMono();
		}

		/**
		 * Respond to so many more requests.
		 */
		synchronized void answer(int count) {
			for (int i = 0; i < count; i++) {
				Sinks.Empty<Void> sink = this.waiting.poll();
				if (sink != null) {
					sink.tryEmitEmpty();
				}
				else {
					this.answers++;
				}
			}
		}

		@Override
		public void close() {
			this.http.close();
		}

	}

	/**
	 * Keeps each new connection from being noticed.
	 */
	private static final class HeldConnection implements HttpClientCustomizer {

		final CountDownLatch open = new CountDownLatch(1);

		void register(AnnotationConfigApplicationContext context) {
			context.registerBean(HttpClientCustomizer.class, () -> this);
		}

		@Override
		public HttpClient customize(String client, HttpClient httpClient) {
			return httpClient
				.doOnChannelInit((observer, channel, remote) -> channel.pipeline().addFirst(new HeldActive(this.open)));
		}

	}

	private static final class HeldActive extends ChannelInboundHandlerAdapter {

		private final CountDownLatch open;

		HeldActive(CountDownLatch open) {
			this.open = open;
		}

		@Override
		public void channelActive(ChannelHandlerContext context) throws InterruptedException {
			this.open.await();
			context.fireChannelActive();
		}

	}

}
