package dev.tandem.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.tandem.ApiException;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.io.buffer.DataBufferUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that are given up at random moments, while they wait for a connection, the head,
 * the body or another attempt, leave nothing behind. The profile {@code full} makes many
 * more of them.
 */
class CancelSoakTests {

	private static final int CALLS = Integer.getInteger("tandem.soak.calls", 1000);

	private static final int AT_ONCE = 32;

	private static final Duration GRACE_PERIOD = Duration.ofSeconds(60);

	private final long seed = Long.getLong("tandem.soak.seed", System.nanoTime());

	private final Random moments = new Random(this.seed);

	private final Random answers = new Random(this.seed + 1);

	private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

	private final Scheduler cancels = Schedulers.newParallel("cancels", 2);

	private final Semaphore places = new Semaphore(AT_ONCE);

	private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

	private volatile boolean over;

	/**
	 * A body that was cancelled just as its head arrived may be subscribed to once more.
	 * Reactor Netty refuses that with an error that is dropped.
	 */
	@BeforeEach
	void watchDroppedErrors() {
		Hooks.onErrorDropped((failure) -> {
			if (!String.valueOf(failure.getMessage())
				.matches("Rejecting additional inbound receiver.*cancelled=true.*")) {
				end(failure);
			}
		});
	}

	@AfterEach
	void stop() {
		Hooks.resetOnErrorDropped();
		this.callers.shutdownNow();
		this.cancels.dispose();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "http/1.1", "h2" })
	@Timeout(600)
	void cancelledCallsLeaveNothingBehind(String version) throws Exception {
		System.out.printf("%d calls over %s, -Dtandem.soak.seed=%d%n", CALLS, version, this.seed);
		List<Thread> before = threads();
		try (TestServer server = start(version); Leftovers leftovers = new Leftovers()) {
			NotesApplication notes = NotesApplication.calling(server.uri(), leftovers::watch,
					"http.versions=" + version, "ssl.insecure=true", "pool.max-connections=8", "retry.max-attempts=3",
					"retry.backoff.initial=5ms", "retry.budget=1", "concurrency.max-calls=24", "rate-limit.permits=400",
					"shutdown.grace-period=" + GRACE_PERIOD);
			try (notes) {
				for (int i = 0; i < CALLS; i++) {
					this.places.acquire();
					Runnable cancel = this.moments.nextBoolean() ? subscribe(notes) : fork(notes);
					this.cancels.schedule(cancel, this.moments.nextInt(60_000), TimeUnit.MICROSECONDS);
				}
				assertThat(this.places.tryAcquire(AT_ONCE, 30, TimeUnit.SECONDS)).as("all calls end").isTrue();
				this.callers.shutdown();
				assertThat(this.callers.awaitTermination(30, TimeUnit.SECONDS)).as("all callers go on").isTrue();
				leftovers.assertPoolIsWhole();
				this.over = true;
				notes.assertWorks(Twin.REACTIVE);
				notes.assertWorks(Twin.BLOCKING);
				assertThat(timeToClose(notes)).as("a close waits for calls in flight").isLessThan(GRACE_PERIOD);
			}
			leftovers.assertBuffersAreReleased();
		}
		assertThat(this.unexpected).isEmpty();
		Awaitility.await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
	}

	private Runnable subscribe(NotesApplication notes) {
		Flux<?> call = switch (this.moments.nextInt(4)) {
			case 0 -> notes.reactive().get("1").flux();
			case 1 -> notes.reactive().list();
			case 2 -> notes.reactiveStreams().events();
			default -> notes.reactiveStreams().content().doOnNext(DataBufferUtils::release);
		};
		return call.doFinally((signal) -> this.places.release()).subscribe((element) -> {
		}, this::end)::dispose;
	}

	/**
	 * What is handed out as it comes is closed or its reader interrupted; for a value
	 * there is only the interrupt.
	 */
	private Runnable fork(NotesApplication notes) {
		AtomicReference<@Nullable AutoCloseable> opened = new AtomicReference<>();
		int shape = this.moments.nextInt(4);
		FutureTask<Void> task = new FutureTask<>(() -> {
			try {
				call(notes, shape, opened);
			}
			catch (Throwable ex) {
				end(ex);
			}
			return null;
		}) {
			@Override
			protected void done() {
				CancelSoakTests.this.places.release();
			}
		};
		boolean closes = this.moments.nextBoolean();
		this.callers.execute(task);
		return () -> {
			AutoCloseable stream = opened.get();
			if (closes && stream != null) {
				close(stream);
			}
			else {
				task.cancel(true);
			}
		};
	}

	private static void call(NotesApplication notes, int shape, AtomicReference<@Nullable AutoCloseable> opened)
			throws IOException {
		switch (shape) {
			case 0 -> notes.blocking().get("1");
			case 1 -> notes.blocking().list();
			case 2 -> {
				try (Stream<Note> events = notes.blockingStreams().events()) {
					opened.set(events);
					events.forEach((event) -> {
					});
				}
			}
			default -> {
				try (InputStream content = notes.blockingStreams().content()) {
					opened.set(content);
					content.readAllBytes();
				}
			}
		}
	}

	private void close(AutoCloseable stream) {
		try {
			stream.close();
		}
		catch (Exception ex) {
			end(ex);
		}
	}

	private void end(Throwable failure) {
		boolean expected = failure instanceof ApiException || failure instanceof CancellationException
				|| failure instanceof IOException;
		if (!expected) {
			this.unexpected.add(failure);
		}
	}

	private TestServer start(String version) {
		return "h2".equals(version) ? TestServer.builder().tls(TestCertificates.server()).http2().start(this::answer)
				: TestServer.start(this::answer);
	}

	/**
	 * It may never come, come late, fail so that the call is tried again, stall or be
	 * long.
	 */
	private Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response) {
		if (this.over) {
			return TestServer.json(response, Note.JSON);
		}
		return switch (this.answers.nextInt(6)) {
			case 0 -> Mono.never();
			case 1 -> Mono.delay(Duration.ofMillis(this.answers.nextInt(20)))
				.then(Mono.defer(() -> Mono.from(answer(request, response, Flux.empty()))));
			case 2 -> TestServer.json(response, 503, "{}");
			case 3 -> answer(request, response, Flux.never());
			default -> answer(request, response, Flux.empty());
		};
	}

	private static Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response, Flux<String> then) {
		return switch (request.path()) {
			case "/notes/1" -> TestServer.stream(response, "application/json", Flux.just(Note.JSON).concatWith(then));
			case "/notes" -> TestServer.stream(response, "application/json",
					Flux.just("[")
						.concatWith(parts(Note.JSON + ","))
						.concatWithValues(Note.JSON, "]")
						.concatWith(then));
			case "/notes/events" ->
				TestServer.stream(response, "text/event-stream", parts("data: " + Note.JSON + "\n\n").concatWith(then));
			default ->
				TestServer.stream(response, "application/octet-stream", parts("x".repeat(10_000)).concatWith(then));
		};
	}

	private static Flux<String> parts(String part) {
		return Flux.range(0, 50).map((i) -> part);
	}

	private static Duration timeToClose(NotesApplication notes) {
		long start = System.nanoTime();
		notes.close();
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * Threads of clients.
	 */
	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("tandem"))
			.toList();
	}

}
