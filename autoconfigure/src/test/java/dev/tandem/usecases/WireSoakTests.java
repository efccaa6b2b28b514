package dev.tandem.usecases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiException;
import dev.tandem.CallOptions;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultConnection;
import dev.tandem.testing.FaultServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Odd responses, refused requests, redirects, uploads and cancels at random over few
 * connections: whoever gets a response gets its own. The profile {@code full} makes many
 * more calls.
 */
class WireSoakTests {

	private static final int CALLS = Integer.getInteger("tandem.soak.calls", 1000);

	private static final int AT_ONCE = 16;

	private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";

	private final long seed = Long.getLong("tandem.soak.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

	private final Scheduler cancels = Schedulers.newParallel("cancels", 1);

	private final Semaphore places = new Semaphore(AT_ONCE);

	private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

	private final AtomicInteger answered = new AtomicInteger();

	@AfterEach
	void stop() {
		this.callers.shutdownNow();
		this.cancels.dispose();
	}

	@ParameterizedTest(name = "TLS: {0}")
	@ValueSource(booleans = { false, true })
	@Timeout(900)
	void everyAnswerReachesItsOwnCaller(boolean tls) throws Exception {
		System.out.printf("%d calls, -Dtandem.soak.seed=%d%n", CALLS, this.seed);
		Fault serve = Fault.of("answers by path", WireSoakTests::serve);
		OpenChannels channels = new OpenChannels();
		try (FaultServer server = tls ? FaultServer.tls(serve) : FaultServer.plain(serve);
				Leftovers leftovers = new Leftovers()) {
			try (NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
				leftovers.watch(context);
				context.register(Setup.class);
				context.registerBean("channels", HttpClientCustomizer.class, () -> channels);
			}, "ssl.insecure=" + tls, "pool.max-connections=4", "http.redirects=same-origin",
					"concurrency.max-calls=12", "timeouts.call=30s")) {
				WireApi reactive = notes.bean(WireApi.class);
				BlockingWireApi blocking = notes.bean(BlockingWireApi.class);
				for (int i = 0; i < CALLS; i++) {
					this.places.acquire();
					Kind kind = Kind.values()[this.random.nextInt(Kind.values().length)];
					Disposable call = this.random.nextBoolean() ? subscribe(reactive, kind, i)
							: fork(blocking, kind, i);
					if (this.random.nextInt(4) == 0) {
						this.cancels.schedule(call::dispose, this.random.nextInt(5_000), TimeUnit.MICROSECONDS);
					}
				}
				assertThat(this.places.tryAcquire(AT_ONCE, 60, TimeUnit.SECONDS)).as("all calls end").isTrue();
				leftovers.assertPoolIsWhole();
				assertThat(blocking.get("GOOD-end", CallOptions.none())).isEqualTo(own("GOOD-end"));
				assertThat(channels.handlers().stream().distinct()).as("handlers").hasSize(1);
			}
			leftovers.assertBuffersAreReleased();
		}
		assertThat(this.wrong).isEmpty();
		assertThat(this.answered).hasValueGreaterThan(CALLS / 4);
	}

	private Disposable subscribe(WireApi api, Kind kind, int number) {
		String id = kind + "-" + number;
		Mono<String> call = switch (kind) {
			case UPLOAD, SHORT, LONG -> api.put(id, kind.body(), null, CallOptions.none());
			case REFUSED -> api.get(id, CallOptions.none().withHeader("Upgrade", "h2c"));
			default -> api.get(id, CallOptions.none());
		};
		return call.doFinally((signal) -> this.places.release())
			.subscribe((answer) -> check(id, answer), (failure) -> fail(id, failure));
	}

	private Disposable fork(BlockingWireApi api, Kind kind, int number) {
		String id = kind + "-" + number;
		FutureTask<Void> task = new FutureTask<>(() -> {
			try {
				check(id, switch (kind) {
					case UPLOAD, SHORT, LONG -> api.put(id, kind.body(), null, CallOptions.none());
					case REFUSED -> api.get(id, CallOptions.none().withHeader("Upgrade", "h2c"));
					default -> api.get(id, CallOptions.none());
				});
			}
			catch (Throwable ex) {
				fail(id, ex);
			}
			return null;
		}) {

			@Override
			protected void done() {
				WireSoakTests.this.places.release();
			}

		};
		this.callers.execute(task);
		return () -> task.cancel(true);
	}

	private void check(String id, @Nullable String answer) {
		this.answered.incrementAndGet();
		if (answer != null && !answer.equals(own(id))) {
			this.wrong.add(id + " got " + answer);
		}
	}

	private void fail(String id, Throwable failure) {
		if (!(failure instanceof ApiException || failure instanceof IllegalArgumentException
				|| failure instanceof CancellationException)) {
			this.wrong.add(id + " failed with " + failure);
		}
	}

	private static String own(String id) {
		return "for /wire/" + id.replace(Kind.REDIRECT.name(), Kind.GOOD.name());
	}

	private static void serve(FaultConnection connection) throws IOException {
		String target = connection.readRequest().target();
		String own = OddExchange.text(200, "for " + target);
		Kind kind = Kind.valueOf(target.substring("/wire/".length(), target.indexOf('-')));
		switch (kind) {
			case INTERIM -> connection.write(EARLY_HINTS + own);
			case LATER -> {
				connection.write(EARLY_HINTS);
				connection.pause(Duration.ofMillis(2));
				connection.write(own);
			}
			case SURPLUS -> connection.write(own + OddExchange.POISON);
			case NO_CONTENT -> connection.write("HTTP/1.1 204 No Content\r\n\r\n" + OddExchange.POISON);
			case ERROR -> connection.write(OddExchange.text(500, "for " + target));
			case REDIRECT -> connection.write("HTTP/1.1 307 Temporary Redirect\r\nLocation: "
					+ target.replace("REDIRECT", "GOOD") + "\r\nContent-Length: 3\r\n\r\nodd");
			case RESET -> connection.reset();
			case CUT -> {
				connection.write(own.substring(0, own.length() - 2));
				connection.close();
			}
			default -> connection.write(own);
		}
	}

	private enum Kind {

		GOOD, INTERIM, LATER, SURPLUS, NO_CONTENT, ERROR, REDIRECT, RESET, CUT, UPLOAD, SHORT, LONG, REFUSED;

		Resource body() {
			byte[] content = "x".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
			int length = switch (this) {
				case SHORT -> content.length + 10;
				case LONG -> content.length - 10;
				default -> content.length;
			};
			return new ByteArrayResource(content) {

				@Override
				public long contentLength() {
					return length;
				}

			};
		}

	}

	@ImportApiClients(WireApi.class)
	static class Setup {

	}

}
