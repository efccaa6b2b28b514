package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that are cancelled at random moments take nothing from the calls beside them on
 * the same few connections: each of those gets its own response.
 */
class CancelBesideOthersTests {

	private static final int CALLS = Integer.getInteger("tandem.soak.calls", 1000);

	private static final int AT_ONCE = 12;

	private static final List<Note> LIST = IntStream.range(0, 50).mapToObj((i) -> new Note(i, "element " + i)).toList();

	private final long seed = Long.getLong("tandem.soak.seed", System.nanoTime());

	private final Random moments = new Random(this.seed);

	private final Random delays = new Random(this.seed + 1);

	private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

	private final Scheduler cancels = Schedulers.newParallel("cancels", 2);

	private final Semaphore permits = new Semaphore(AT_ONCE);

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	@AfterEach
	void stop() {
		this.callers.shutdownNow();
		this.cancels.dispose();
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "REACTIVE,http", "BLOCKING,http", "REACTIVE,https", "BLOCKING,https", "REACTIVE,h2", "BLOCKING,h2" })
	@Timeout(900)
	void callBesideCancelledCallsGetsItsOwnResponse(Twin twin, String protocol) throws InterruptedException {
		System.out.printf("%d calls over %s, -Dtandem.soak.seed=%d%n", CALLS, protocol, this.seed);
		try (TestServer server = start(protocol); Leftovers leftovers = new Leftovers()) {
			NotesApplication notes = NotesApplication.calling(server.uri(), leftovers::watch, "ssl.insecure=true",
					"http.versions=" + ("h2".equals(protocol) ? "h2" : "http/1.1"), "pool.max-connections=8",
					"pool.max-pending=20");
			try (notes) {
				for (int id = 0; id < CALLS; id++) {
					this.permits.acquire();
					boolean cancelled = this.moments.nextInt(3) == 0;
					Future<?> call = (twin == Twin.REACTIVE) ? subscribe(notes, id, cancelled)
							: fork(notes, id, cancelled);
					if (cancelled) {
						this.cancels.schedule(() -> call.cancel(true), this.moments.nextInt(8_000),
								TimeUnit.MICROSECONDS);
					}
				}
				assertThat(this.permits.tryAcquire(AT_ONCE, 30, TimeUnit.SECONDS)).as("all calls end").isTrue();
				leftovers.assertPoolIsWhole();
			}
			leftovers.assertBuffersAreReleased();
		}
		assertThat(this.failures).isEmpty();
	}

	private Future<?> subscribe(NotesApplication notes, int id, boolean cancelled) {
		Mono<?> call = isList(id) ? notes.reactive().list().collectList() : notes.reactive().get("" + id);
		return call.doOnNext((response) -> check(id, response))
			.doOnError((failure) -> fail(failure, cancelled))
			.onErrorComplete()
			.doFinally((signal) -> this.permits.release())
			.toFuture();
	}

	private Future<?> fork(NotesApplication notes, int id, boolean cancelled) {
		FutureTask<Void> task = new FutureTask<>(() -> {
			try {
				check(id, isList(id) ? notes.blocking().list() : notes.blocking().get("" + id));
			}
			catch (Throwable ex) {
				fail(ex, cancelled);
			}
			return null;
		}) {
			@Override
			protected void done() {
				CancelBesideOthersTests.this.permits.release();
			}
		};
		this.callers.execute(task);
		return task;
	}

	private static boolean isList(int id) {
		return id % 5 == 0;
	}

	private void check(int id, @Nullable Object response) {
		Object expected = isList(id) ? LIST : new Note(id, text(id));
		if (!expected.equals(response)) {
			this.failures.add(new AssertionError("Call " + id + " got " + response));
		}
	}

	private void fail(Throwable failure, boolean cancelled) {
		if (!cancelled || !(failure instanceof CancellationException)) {
			this.failures.add(failure);
		}
	}

	private TestServer start(String protocol) {
		TestServer.Builder builder = TestServer.builder();
		if (!"http".equals(protocol)) {
			builder.tls(TestCertificates.server());
		}
		return ("h2".equals(protocol) ? patient(builder.http2()) : builder).start(this::answer);
	}

	/**
	 * Takes any number of resets. By default, Netty's server closes a connection after
	 * 200 in 30 seconds.
	 */
	private static TestServer.Builder patient(TestServer.Builder builder) {
		return builder
			.customize((server) -> server.http2Settings((settings) -> settings.maxDecodedRstFramesPerWindow(CALLS, 1)));
	}

	/**
	 * After some milliseconds, in one part or in many.
	 */
	private Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response) {
		Flux<String> parts = request.path().equals("/notes")
				? Flux.fromIterable(LIST).map(CancelBesideOthersTests::json).transform(CancelBesideOthersTests::array)
				: Flux.just(json(new Note(id(request), text(id(request)))));
		return Mono.delay(Duration.ofNanos(this.delays.nextInt(6_000_000)))
			.then(Mono.defer(() -> Mono.from(TestServer.stream(response, "application/json", parts))));
	}

	private static int id(ReceivedRequest request) {
		return Integer.parseInt(request.path().substring("/notes/".length()));
	}

	/**
	 * Short ones, and some that take many reads.
	 */
	private static String text(int id) {
		return ("text " + id + ";").repeat((id % 7 == 0) ? 4_000 : 1);
	}

	private static String json(Note note) {
		return "{\"id\":%d,\"text\":\"%s\"}".formatted(note.id(), note.text());
	}

	private static Flux<String> array(Flux<String> elements) {
		return Flux.just("[")
			.concatWith(elements.index((i, element) -> (i == 0) ? element : "," + element))
			.concatWithValues("]");
	}

}
