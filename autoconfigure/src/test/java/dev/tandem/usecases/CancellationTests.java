package dev.tandem.usecases;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.RetryDelayReader;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call that nobody waits for any more ends at the server as well: the reactive twin's
 * subscription is disposed of, the blocking twin's thread is interrupted.
 */
class CancellationTests {

	@TwinTest
	void cancelAbortsTheRequestInFlight(Twin twin) {
		assertAborted(twin, Fault.silence());
	}

	@TwinTest
	void cancelAbortsTheBodyInFlight(Twin twin) {
		assertAborted(twin, Fault.stalledBody("{"));
	}

	/**
	 * Nobody reads the body yet, and it would be long in coming.
	 */
	@TwinTest
	@Timeout(60)
	void cancelAbortsBetweenHeadAndBody(Twin twin) throws InterruptedException {
		HeldHead held = new HeldHead("/notes/1");
		try (FaultServer server = FaultServer.plain(Fault.stalledBody("{"));
				NotesApplication notes = NotesApplication.calling(server.uri(), held::register, "timeouts.idle=10m",
						"timeouts.call=20m");
				RunningCall<Note> call = notes.start(twin)) {
			held.await();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			server.awaitClientClosed();
		}
	}

	/**
	 * Nobody reads the body, which is there: its connection can be used again.
	 */
	@TwinTest
	@Timeout(60)
	void cancelBetweenHeadAndBodyThatIsThereLeavesNothing(Twin twin) throws InterruptedException {
		HeldHead held = new HeldHead("/notes/1");
		Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();
		Hooks.onErrorDropped(dropped::add);
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON), Fault.answer(Note.JSON));
				Leftovers leftovers = new Leftovers()) {
			NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
				leftovers.watch(context);
				held.register(context);
			}, "pool.max-connections=1");
			try (notes; RunningCall<Note> call = notes.start(twin)) {
				held.await();
				Awaitility.await().untilAsserted(leftovers::assertPoolIsWhole);
				call.cancel();
				call.outcome().failure(CancellationException.class);
				twin.call(() -> notes.reactive().get("2"), () -> notes.blocking().get("2")).succeeded();
				assertThat(server.clientClosed()).isZero();
			}
			leftovers.assertBuffersAreReleased();
		}
		finally {
			Hooks.resetOnErrorDropped();
		}
		assertThat(dropped).isEmpty();
	}

	/**
	 * The first request changes the connection to HTTP/2, which others then share.
	 */
	@TwinTest
	@Timeout(60)
	void cancelOfTheCallThatMadeAConnectionHttp2LeavesItToOthers(Twin twin) throws InterruptedException {
		HeldHead held = new HeldHead("/notes/1");
		Sinks.One<Boolean> answer = Sinks.one();
		TestServer.Handler handler = (request, response) -> switch (request.uri()) {
			case "/notes/1" -> TestServer.stream(response, "application/json", Flux.just("{").concatWith(Flux.never()));
			default -> answer.asMono().then(Mono.defer(() -> Mono.from(TestServer.json(response, Note.JSON))));
		};
		try (TestServer server = TestServer.builder().http2().start(handler);
				NotesApplication notes = NotesApplication.calling(server.uri(), held::register,
						"http.versions=h2c,http/1.1", "pool.max-connections=1");
				RunningCall<Note> first = notes.start(twin)) {
			held.await();
			CompletableFuture<@Nullable Note> other = notes.reactive().get("2").toFuture();
			server.awaitRequests(2);
			first.cancel();
			first.outcome().failure(CancellationException.class);
			server.cancelled().awaitTotal(1);
			answer.tryEmitValue(true);
			assertThat(other).succeedsWithin(Duration.ofSeconds(20));
		}
	}

	@TwinTest
	void cancelGivesUpTheWaitForAConnection(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence(), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1",
						"pool.max-pending=1");
				RunningCall<Note> held = notes.start(Twin.REACTIVE)) {
			server.awaitRequest();
			try (RunningCall<Note> waiting = notes.start(twin)) {
				waiting.cancel();
				waiting.outcome().failure(CancellationException.class);
			}
			held.cancel();
			server.awaitClientClosed();
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	@Timeout(60)
	void cancelGivesUpTheWaitBeforeARepetition(Twin twin) throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		RetryDelayReader patience = (client, answer) -> {
			asked.countDown();
			return Optional.of(Duration.ofMinutes(10));
		};
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(RetryDelayReader.class, () -> patience),
						"retry.max-attempts=2", "retry.budget=1", "retry.max-retry-after=15m", "timeouts.call=20m",
						"concurrency.max-calls=1", "concurrency.max-waiting=0");
				RunningCall<Note> call = notes.start(twin)) {
			asked.await();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(2);
		}
	}

	private static void assertAborted(Twin twin, Fault fault) {
		try (FaultServer server = FaultServer.plain(fault, Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1");
				RunningCall<Note> call = notes.start(twin)) {
			server.awaitRequest();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			server.awaitClientClosed();
			notes.assertWorks(twin);
		}
	}

	/**
	 * Keeps a call between the head of its response and the body.
	 */
	private static final class HeldHead implements ApiClientCustomizer {

		private final String path;

		private final CountDownLatch came = new CountDownLatch(1);

		HeldHead(String path) {
			this.path = path;
		}

		void register(AnnotationConfigApplicationContext context) {
			context.registerBean(ApiClientCustomizer.class, () -> this);
		}

		@Override
		public void customize(String client, WebClient.Builder builder) {
			builder.filter((request, next) -> {
				Mono<ClientResponse> answer = next.exchange(request);
				return request.url().getPath().equals(this.path) ? answer.delayUntil((head) -> hold()) : answer;
			});
		}

		private Mono<Void> hold() {
			this.came.countDown();
			return Mono.never();
		}

		void await() throws InterruptedException {
			this.came.await();
		}

	}

}
