package dev.tandem.usecases;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.ApiResponseException;
import dev.tandem.ApiTransportException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestResolver;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hosts whose names are not those that {@link URI#getHost()} knows, such as a name with
 * an underscore that a container has.
 */
class HostTests {

	private static final List<String> HOSTS = List.of("my_host", "MY_Host", "_srv.my-host.test", "host-.test", "1.2.3");

	private final TestServer.Handler good = (request, response) -> TestServer.json(response, Note.JSON);

	private final TestResolver resolver = new TestResolver();

	HostTests() {
		HOSTS.forEach(this.resolver::loopback);
	}

	@TwinTest
	void baseUrlMayHoldSuchAHost(Twin twin) {
		try (TestServer server = TestServer.start(this.good)) {
			for (String host : HOSTS) {
				try (NotesApplication notes = calling("http://" + host + ":" + server.port() + "/api", "query.lang=de",
						"logging.level=headers")) {
					notes.assertWorks(twin);
					ReceivedRequest request = last(server);
					assertThat(request.uri()).isEqualTo("/api/notes/1?lang=de");
					assertThat(request.headers().getFirst("Host")).isEqualTo(host + ":" + server.port());
					assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + NotesApplication.KEY);
				}
			}
		}
	}

	@TwinTest
	void addressThatIsNotFoundIsShownWithSuchAHost(Twin twin) {
		try (TestServer server = TestServer.start((request, response) -> response.sendNotFound())) {
			for (String host : HOSTS) {
				String baseUrl = "http://" + host + ":" + server.port() + "/api";
				try (NotesApplication notes = calling(baseUrl)) {
					assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.NotFound.class))
						.hasMessageEndingWith(" from " + baseUrl + "/notes/1");
				}
			}
		}
	}

	@TwinTest
	void uriArgumentMayHoldSuchAHost(Twin twin) {
		try (TestServer server = TestServer.start(this.good); NotesApplication notes = calling("http://api.test")) {
			for (String host : HOSTS) {
				URI uri = URI.create("http://" + host + ":" + server.port() + "/a%2Fb;c?q=%20#part");
				assertThat(notes.at(twin, uri).get()).isEqualTo(Note.HELLO);
				ReceivedRequest request = last(server);
				assertThat(request.uri()).isEqualTo("/a%2Fb;c?q=%20");
				assertThat(request.headers().getFirst("Host")).isEqualTo(host + ":" + server.port());
				assertThat(request.headers().containsHeader("Authorization")).isFalse();
			}
		}
	}

	@TwinTest
	void keyGoesToSuchAHostOnlyIfItIsTheClientsOwn(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				NotesApplication notes = calling("http://my_host:" + server.port(),
						"http.trusted-origins=http://MY_host:1")) {
			for (String host : List.of("my_host", "MY_HOST", "_srv.my-host.test")) {
				URI uri = URI.create("http://" + host + ":" + server.port() + "/notes");
				this.resolver.loopback(host);
				notes.at(twin, uri).get();
				assertThat(last(server).headers().containsHeader("Authorization"))
					.isEqualTo(host.equalsIgnoreCase("my_host"));
			}
		}
	}

	@TwinTest
	void redirectMayLeadToSuchAHost(Twin twin) {
		AtomicReference<String> location = new AtomicReference<>();
		try (TestServer server = TestServer.start((request, response) -> request.path().equals("/notes/1")
				? response.status(302).header("Location", String.valueOf(location.get())).send()
				: TestServer.json(response, Note.JSON));
				NotesApplication notes = calling("http://my_host:" + server.port(), "http.redirects=always",
						"api-key.value=" + NotesApplication.KEY, "api-key.in=query", "api-key.name=key")) {
			for (String target : List.of("http://my_host:" + server.port() + "/found",
					"http://_srv.my-host.test:" + server.port() + "/found", "/found")) {
				location.set(target);
				notes.assertWorks(twin);
				ReceivedRequest request = last(server);
				boolean own = !target.contains("_srv");
				assertThat(request.uri()).isEqualTo("/found" + (own ? "?key=" + NotesApplication.KEY : ""));
			}
		}
	}

	@TwinTest
	void hostThatCannotBeCalledIsNamed(Twin twin) {
		try (NotesApplication notes = calling("http://api.test")) {
			for (String host : List.of("b\u00fccher.test", "my%5Fhost", "my_host:x", "my_host:65536", "a_b:1:2")) {
				IllegalArgumentException failure = notes.at(twin, URI.create("http://" + host + "/notes"))
					.failure(IllegalArgumentException.class);
				assertThat(failure).hasMessageContaining("'" + host + "'").hasMessageContaining("xn--");
			}
			IllegalArgumentException failure = notes.at(twin, URI.create("http://user:s3cr3t@my_host/notes"))
				.failure(IllegalArgumentException.class);
			assertThat(failure).hasMessageNotContaining("s3cr3t");
			assertThat(this.resolver.asked()).isEmpty();
		}
	}

	@TwinTest
	void redirectToAHostThatCannotBeCalledIsNotFollowed(Twin twin) {
		try (TestServer server = TestServer
			.start((request, response) -> response.status(302).header("Location", "http://my%5Fhost/found").send());
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always")) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(302);
		}
	}

	/**
	 * The JDK compares a certificate only with a valid host name.
	 */
	@TwinTest
	void certificateOfSuchAHostCannotBeVerified(Twin twin) {
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).start(this.good);
				NotesApplication notes = calling("https://my_host:" + server.port(),
						NotesApplication.and(TestCertificates.properties("ca", null, TestCertificates.ca()),
								"ssl.bundle=ca"));
				NotesApplication insecure = calling("https://my_host:" + server.port(), "ssl.insecure=true")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class))
				.hasMessageContaining("TLS failed: the certificate cannot be verified")
				.hasMessageContaining("letters, digits and dashes");
			assertThat(server.requests()).isEmpty();
			insecure.assertWorks(twin);
		}
	}

	private static ReceivedRequest last(TestServer server) {
		List<ReceivedRequest> requests = server.requests();
		return requests.get(requests.size() - 1);
	}

	private NotesApplication calling(String baseUrl, String... settings) {
		return NotesApplication.calling(URI.create(baseUrl), (context) -> context
			.registerBean(HttpClientCustomizer.class, () -> (client, http) -> http.resolver(this.resolver)), settings);
	}

}
