package dev.tandem.usecases;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestProxy;
import dev.tandem.testing.TestServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings of each kind change under a steady load through both twins over TLS. No call
 * fails, no call has settings of two generations or of one before that which was in place
 * when it began, and nothing of a generation is left behind. The profile {@code full}
 * makes many more changes.
 */
class LiveSettingsSoakTests {

	private static final Log logger = LogFactory.getLog(LiveSettingsSoakTests.class);

	private static final int CHANGES = Integer.getInteger("tandem.live.changes", 4);

	private static final int REACTIVE = 8;

	private static final int BLOCKING = 4;

	private static final int MAX_CONNECTIONS = 6;

	/**
	 * Connections that a pool counts no more just before it closes them. Two generations
	 * that do not look at each other come to twice the limit.
	 */
	private static final int CLOSING = 2;

	/**
	 * Providers of pools that are used again and again, whatever the number of changes:
	 * for two sizes of the pool, two or three generations at once.
	 */
	private static final int MOST_PROVIDERS = 12;

	private static final Map<String, String> SUBJECTS = Map.of("first", "CN=tandem-client", "second", "CN=next-client");

	/**
	 * Calls that end between two changes.
	 */
	private static final int CALLS_BETWEEN = 20;

	/**
	 * What each change has set, by the version that its calls show.
	 */
	private final Map<Integer, State> states = new ConcurrentHashMap<>();

	private final Queue<Object> faults = new ConcurrentLinkedQueue<>();

	private final AtomicInteger confirmed = new AtomicInteger();

	/**
	 * The version that was confirmed when the call of each caller began.
	 */
	private final AtomicIntegerArray began = new AtomicIntegerArray(REACTIVE + BLOCKING);

	/**
	 * The certificate that servers refuse, once no call that began before the rotation is
	 * left.
	 */
	private final AtomicReference<@Nullable String> refused = new AtomicReference<>();

	private final ClientConnections connections = new ClientConnections();

	private final List<WeakReference<HttpClient>> clients = new CopyOnWriteArrayList<>();

	private final Set<ConnectionProvider> providers = Collections
		.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	private final AtomicLong ended = new AtomicLong();

	private final ExecutorService callers = Executors.newFixedThreadPool(BLOCKING);

	private Map<String, URI> servers = Map.of();

	private volatile boolean over;

	@AfterEach
	void stop() {
		this.over = true;
		this.callers.shutdownNow();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "h2", "http/1.1" })
	@Timeout(1200)
	void changesCostNoCall(String version) throws Exception {
		try (TestServer one = server("one"); TestServer two = server("two"); TestProxy proxy = TestProxy.open()) {
			State state = new State("one", "Bearer k0", "first");
			this.states.put(0, state);
			this.servers = Map.of("one", one.uri(), "two", two.uri());
			PoolGauges gauges = new PoolGauges();
			NotesApplication notes = NotesApplication.calling(one.uri(), (context) -> register(context, gauges),
					NotesApplication.and(bundles(), "http.versions=" + version, "ssl.bundle=first", "api-key=k0",
							"headers.X-Version=0", "http.proxy.host=", "http.proxy.port=" + proxy.port(),
							"pool.max-connections=" + MAX_CONNECTIONS, "rate-limit.permits=100000",
							"shutdown.grace-period=60s"));
			try (notes; gauges) {
				Semaphore running = start(notes);
				awaitCalls();
				int pools = gauges.count();
				Set<String> threads = threads();
				int number = 0;
				for (int round = 1; round <= CHANGES; round++) {
					for (Kind kind : Kind.values()) {
						number++;
						state = change(notes, kind, state, number);
						awaitCalls();
					}
				}
				int beforeKeys = one.connections().total() + two.connections().total();
				for (int i = 0; i < CHANGES + 4 * MAX_CONNECTIONS; i++) {
					change(notes, Kind.KEY, state, ++number);
					awaitCalls();
				}
				assertThat(one.connections().total() + two.connections().total())
					.as("connections, which a key is no reason to open")
					.isLessThanOrEqualTo(beforeKeys + MAX_CONNECTIONS + 1);
				for (TestServer server : List.of(one, two)) {
					assertThat(this.connections.most(server.port())).as("connections at a time")
						.isPositive()
						.isLessThanOrEqualTo(MAX_CONNECTIONS + 1 + CLOSING);
				}
				this.over = true;
				assertThat(running.tryAcquire(REACTIVE + BLOCKING, 60, TimeUnit.SECONDS)).as("all calls end").isTrue();
				assertThat(this.faults).as("faults of %s changes", number).isEmpty();
				Awaitility.await().untilAsserted(() -> assertNothingIsLeft(one, two, gauges, pools, threads));
				logger.info("%s: %d changes, %d calls, %d connections, of which %d are left, %d providers of pools, "
					.formatted(version, number, this.ended.get(), one.connections().total() + two.connections().total(),
							one.connections().now() + two.connections().now(), this.providers.size())
						+ "%d of %d HTTP clients, %d gauges, %d threads".formatted(clientsLeft(), this.clients.size(),
								gauges.count(), threads().size()));
			}
		}
	}

	private void register(AnnotationConfigApplicationContext context, PoolGauges gauges) {
		gauges.register(context);
		context.registerBean(HttpClientCustomizer.class, () -> (name, client) -> {
			HttpClient watched = this.connections.customize(name, client);
			this.clients.add(new WeakReference<>(watched));
			this.providers.add(watched.configuration().connectionProvider());
			return watched;
		});
	}

	/**
	 * There is one generation, with the pools that one has.
	 */
	private void assertNothingIsLeft(TestServer one, TestServer two, PoolGauges gauges, int pools,
			Set<String> threads) {
		assertThat(one.connections().now() + two.connections().now()).as("connections")
			.isLessThanOrEqualTo(MAX_CONNECTIONS + 1);
		assertThat(one.exchanges().now() + two.exchanges().now()).as("exchanges").isZero();
		assertThat(gauges.count()).as("gauges").isLessThanOrEqualTo(pools);
		assertThat(threads()).as("threads").isSubsetOf(threads);
		assertThat(this.providers).as("providers of pools").hasSizeLessThanOrEqualTo(MOST_PROVIDERS);
		System.gc();
		assertThat(clientsLeft()).as("clients of generations").isLessThanOrEqualTo(1);
	}

	private long clientsLeft() {
		return this.clients.stream().filter((client) -> client.get() != null).count();
	}

	/**
	 * Threads but those of Reactor's schedulers and this test, which come and go.
	 */
	private static Set<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("tandem"))
			.collect(Collectors.toSet());
	}

	private static String[] bundles() {
		return NotesApplication.and(
				TestCertificates.properties("first", TestCertificates.client(), TestCertificates.ca()),
				TestCertificates.properties("second", TestCertificates.nextClient(), TestCertificates.ca()));
	}

	private State change(NotesApplication notes, Kind kind, State before, int number) {
		State state = before;
		String setting = switch (kind) {
			case KEY -> {
				state = before.withKey("k" + number);
				yield "api-key=k" + number;
			}
			case BASE_URL -> {
				state = before.onOtherServer();
				yield "base-url=" + this.servers.get(state.server());
			}
			case POOL_SIZE -> "pool.max-connections=" + (MAX_CONNECTIONS + number % 2);
			case TIMEOUTS -> "timeouts.response=" + (20 + number % 2) + "s";
			case RATE_LIMIT -> "rate-limit.permits=" + (100_000 + number);
			case PROXY -> "http.proxy.host=" + ((number / Kind.values().length % 2 == 0) ? "127.0.0.1" : "");
			case CERTIFICATE -> {
				state = before.withOtherCertificate();
				yield "ssl.bundle=" + state.certificate();
			}
		};
		this.states.put(number, state);
		this.refused.updateAndGet((subject) -> (kind == Kind.CERTIFICATE) ? null : subject);
		assertThat(notes.change(setting, "headers.X-Version=" + number)).as("%s %d", kind, number)
			.containsExactly("notes");
		this.confirmed.set(number);
		if (kind == Kind.CERTIFICATE) {
			awaitCallsSince(number);
			this.refused.set(SUBJECTS.get(before.certificate()));
		}
		return state;
	}

	/**
	 * Wait until no call is left that began before a change.
	 */
	private void awaitCallsSince(int number) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> IntStream.range(0, this.began.length()).allMatch((caller) -> this.began.get(caller) >= number)
					|| !this.faults.isEmpty());
	}

	/**
	 * A call of this caller begins.
	 * @return the version that is confirmed
	 */
	private String begin(int caller) {
		int version = this.confirmed.get();
		this.began.set(caller, version);
		return String.valueOf(version);
	}

	private void awaitCalls() {
		long target = this.ended.get() + CALLS_BETWEEN;
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> this.ended.get() >= target || !this.faults.isEmpty());
		assertThat(this.faults).isEmpty();
	}

	private Semaphore start(NotesApplication notes) {
		Semaphore running = new Semaphore(0);
		for (int i = 0; i < REACTIVE; i++) {
			int caller = i;
			Mono.defer(() -> notes.reactive().get(begin(caller)))
				.doOnNext((note) -> this.ended.incrementAndGet())
				.repeat(() -> !this.over)
				.doFinally((signal) -> running.release())
				.subscribe(null, this.faults::add);
		}
		for (int i = 0; i < BLOCKING; i++) {
			int caller = REACTIVE + i;
			this.callers.execute(() -> {
				try {
					while (!this.over) {
						notes.blocking().get(begin(caller));
						this.ended.incrementAndGet();
					}
				}
				catch (Throwable ex) {
					this.faults.add(ex);
				}
				finally {
					running.release();
				}
			});
		}
		return running;
	}

	private TestServer server(String name) {
		return TestServer.builder()
			.tls(TestCertificates.server())
			.clientAuth(TestCertificates.ca(), (subject) -> !subject.equals(this.refused.get()))
			.http2()
			.forgetBodies()
			.start((request, response) -> answer(name, request, response));
	}

	/**
	 * The path of a request is the version that was confirmed when its call began.
	 */
	private Publisher<Void> answer(String server, ReceivedRequest request, HttpServerResponse response) {
		int began = Integer.parseInt(request.uri().substring(request.uri().lastIndexOf('/') + 1));
		int version = Integer.parseInt(Objects.requireNonNull(request.headers().getFirst("X-Version")));
		State received = new State(server, String.valueOf(request.headers().getFirst("Authorization")),
				Objects.equals(SUBJECTS.get("second"), request.clientCertificate()) ? "second" : "first");
		if (Objects.equals(request.clientCertificate(), this.refused.get())) {
			this.faults.add("A call was sent with the certificate of before the rotation");
		}
		if (version < began) {
			this.faults.add("A call that began with version %d was sent with version %d".formatted(began, version));
		}
		if (!received.equals(this.states.get(version))) {
			this.faults
				.add("Version %d is %s, but what came is %s".formatted(version, this.states.get(version), received));
		}
		return TestServer.json(response, Note.JSON);
	}

	private enum Kind {

		KEY, BASE_URL, POOL_SIZE, TIMEOUTS, RATE_LIMIT, PROXY, CERTIFICATE

	}

	/**
	 * What a server sees of settings.
	 */
	private record State(String server, String key, String certificate) {

		State withKey(String other) {
			return new State(this.server, "Bearer " + other, this.certificate);
		}

		State onOtherServer() {
			return new State(this.server.equals("one") ? "two" : "one", this.key, this.certificate);
		}

		State withOtherCertificate() {
			return new State(this.server, this.key, this.certificate.equals("first") ? "second" : "first");
		}

	}

}
