package dev.tandem.usecases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiRejectedException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.actuate.ClientRegistry;
import dev.tandem.autoconfigure.ApiClientsEndpointAutoConfiguration;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.transport.PoolState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolShutdownException;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pool of connections goes, with its meters, when it has not been used for a while: a
 * client that calls ever other hosts, or whose certificates change, does not grow.
 */
class PoolDisposalTests {

	private static final int HOSTS = 5;

	private static final String[] SHORT_LIVED = { "pool.max-idle-time=100ms", "pool.evict-every=50ms",
			"http.redirects=always", "management.endpoints.web.exposure.include=apiclients" };

	private final PoolGauges gauges = new PoolGauges();

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "REACTIVE,http/1.1", "BLOCKING,http/1.1", "REACTIVE,h2c", "BLOCKING,h2c" })
	@Timeout(60)
	void poolOfAHostThatIsNotUsedIsDisposed(Twin twin, String version) {
		List<TestServer> hosts = new ArrayList<>();
		for (int i = 0; i < HOSTS; i++) {
			hosts.add(TestServer.builder().http2().start((request, response) -> TestServer.json(response, Note.JSON)));
		}
		try (NotesApplication notes = NotesApplication.calling(hosts.get(0).uri(), this::register,
				NotesApplication.and(SHORT_LIVED, "http.versions=" + version))) {
			for (int round = 0; round < 2; round++) {
				for (TestServer host : hosts) {
					assertThat(notes.at(twin, host.uri().resolve("/notes/1")).get()).isEqualTo(Note.HELLO);
				}
				assertThat(pools(notes)).extracting(PoolState::remote)
					.contains(hosts.stream().map((host) -> "127.0.0.1:" + host.port()).toArray(String[]::new));
				assertThat(this.gauges.count()).isPositive();
				awaitNoPools(notes);
			}
		}
		finally {
			hosts.forEach(TestServer::close);
		}
	}

	@TwinTest
	void poolOfFormerCertificatesIsDisposed(Twin twin) {
		assertFormerPoolsAreDisposed(twin, "http/1.1");
	}

	@TwinTest
	void poolOfFormerCertificatesIsDisposedWithHttp2(Twin twin) {
		assertFormerPoolsAreDisposed(twin, "h2");
	}

	private void assertFormerPoolsAreDisposed(Twin twin, String version) {
		try (TestServer server = TestServer.builder()
			.tls(TestCertificates.server())
			.http2()
			.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), this::register,
						NotesApplication.and(TestCertificates.properties("own", null, TestCertificates.ca()),
								NotesApplication.and(SHORT_LIVED, "ssl.bundle=own", "http.versions=" + version)))) {
			for (int reload = 0; reload < 3; reload++) {
				notes.assertWorks(twin);
				PemSslStoreDetails ca = PemSslStoreDetails
					.forCertificate(TestCertificates.ca().getRootCertificatePEM());
				notes.bean(SslBundleRegistry.class).updateBundle("own", SslBundle.of(new PemSslStoreBundle(null, ca)));
			}
			notes.assertWorks(twin);
			assertThat(pools(notes)).isNotEmpty();
			awaitNoPools(notes);
			notes.assertWorks(twin);
			assertThat(pools(notes)).hasSize("h2".equals(version) ? 2 : 1);
		}
	}

	/**
	 * Reactor Netty may dispose of a pool that a call has just found.
	 */
	@TwinTest
	void callThatFindsADisposedPoolGetsANewOne(Twin twin) {
		AtomicInteger found = new AtomicInteger();
		HttpClientCustomizer disposed = (client, httpClient) -> httpClient.mapConnect((connection) -> Mono
			.defer(() -> (found.getAndIncrement() % 2 == 0) ? Mono.error(new PoolShutdownException()) : connection));
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(HttpClientCustomizer.class, () -> disposed))) {
			notes.assertWorks(twin);
			assertThat(notes.create(twin).get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).hasSize(2);
			assertThat(found).hasValue(4);
		}
	}

	@TwinTest
	void callThatFindsNoPoolTwiceIsRejected(Twin twin) {
		HttpClientCustomizer disposed = (client, httpClient) -> httpClient
			.mapConnect((connection) -> Mono.error(new PoolShutdownException()));
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(HttpClientCustomizer.class, () -> disposed))) {
			NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(server.requests()).isEmpty();
		}
	}

	private void register(AnnotationConfigApplicationContext context) {
		context.register(Setup.class);
		this.gauges.register(context);
	}

	private static List<PoolState> pools(NotesApplication notes) {
		return Objects.requireNonNull(notes.bean(ClientRegistry.class).clients().get("notes")).pools().get();
	}

	private void awaitNoPools(NotesApplication notes) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(pools(notes)).isEmpty();
			assertThat(this.gauges.count()).isZero();
		});
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ApiClientsEndpointAutoConfiguration.class)
	static class Setup {

	}

}
