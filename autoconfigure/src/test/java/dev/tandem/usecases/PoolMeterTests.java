package dev.tandem.usecases;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the meters tell of the connection pools of a client, whichever protocol it speaks.
 */
class PoolMeterTests {

	private static final String PREFIX = "reactor.netty.connection.provider.";

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final TestServer.Handler good = (request, response) -> TestServer.json(response, Note.JSON);

	private final TestServer.Handler silent = (request, response) -> Mono.never();

	@TwinTest
	void connectionsOfHttp11AreCounted(Twin twin) {
		this.meters.clear();
		try (TestServer server = TestServer.start(this.silent);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, "pool.max-connections=1",
						"pool.max-pending=7")) {
			RunningCall<Note> active = notes.start(twin);
			server.awaitRequest();
			RunningCall<Note> pending = notes.start(twin);
			awaitGauge("pending.connections", 1);
			awaitGauge("active.connections", 1);
			assertThat(gauge("total.connections")).isEqualTo(1);
			assertThat(gauge("idle.connections")).isZero();
			assertThat(gauge("max.connections")).isEqualTo(1);
			assertThat(gauge("max.pending.connections")).isEqualTo(7);
			assertThat(names()).doesNotContain(PREFIX + "active.streams");
			pending.cancel();
			active.cancel();
			awaitGauge("pending.connections", 0);
			awaitGauge("active.connections", 0);
		}
		assertThat(names()).isEmpty();
	}

	/**
	 * A gauge reads what it holds weakly: collecting garbage shows whether anyone else
	 * holds it.
	 */
	@TwinTest
	void connectionThatIsKeptIsIdle(Twin twin) {
		this.meters.clear();
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure)) {
			notes.assertWorks(twin);
			System.gc();
			awaitGauge("idle.connections", 1);
			assertThat(this.meters.get(PREFIX + "idle.connections").gauge().getId().getTag("remote.address"))
				.isEqualTo("127.0.0.1:" + server.port());
		}
		assertThat(names()).isEmpty();
	}

	@TwinTest
	void streamsOfHttp2WithoutTlsAreCounted(Twin twin) {
		this.meters.clear();
		try (TestServer server = TestServer.builder().http2().start(this.silent)) {
			assertStreamsAreCounted(twin, server, "http.versions=h2c");
		}
		assertThat(names()).isEmpty();
	}

	@TwinTest
	void streamsOfHttp2OverTlsAreCounted(Twin twin) {
		this.meters.clear();
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).http2().start(this.silent)) {
			assertStreamsAreCounted(twin, server, "ssl.insecure=true", "http.versions=h2,http/1.1");
		}
		assertThat(names()).isEmpty();
	}

	private void assertStreamsAreCounted(Twin twin, TestServer server, String... settings) {
		try (NotesApplication notes = NotesApplication.calling(server.uri(), this::measure,
				NotesApplication.and(settings, "pool.max-connections=1"))) {
			RunningCall<Note> first = notes.start(twin);
			server.awaitRequests(1);
			RunningCall<Note> second = notes.start(twin);
			server.awaitRequests(2);
			awaitGauge("active.streams", 2);
			assertThat(gauge("pending.streams")).isZero();
			assertThat(gauge("total.connections")).isEqualTo(1);
			first.cancel();
			second.cancel();
			awaitGauge("active.streams", 0);
		}
	}

	@TwinTest
	void poolsOfOtherContextsAreApart(Twin twin) {
		this.meters.clear();
		MeterRegistry others = new SimpleMeterRegistry();
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure)) {
			notes.assertWorks(twin);
			try (NotesApplication other = NotesApplication.calling(server.uri(),
					(context) -> measure(context, others))) {
				other.assertWorks(twin);
			}
			assertThat(others.getMeters()).isEmpty();
			awaitGauge("idle.connections", 1);
		}
		assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
	}

	private void measure(AnnotationConfigApplicationContext context) {
		measure(context, this.meters);
	}

	private static void measure(AnnotationConfigApplicationContext context, MeterRegistry meters) {
		context.registerBean(MeterRegistry.class, () -> meters, (definition) -> definition.setDestroyMethodName(""));
	}

	private Collection<String> names() {
		return this.meters.getMeters().stream().map((meter) -> meter.getId().getName()).collect(Collectors.toSet());
	}

	private double gauge(String name) {
		return this.meters.get(PREFIX + name).tag("name", "notes").gauge().value();
	}

	private void awaitGauge(String name, double value) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(gauge(name)).isEqualTo(value));
	}

}
