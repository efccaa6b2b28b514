package dev.tandem.usecases;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.ApiResponseException;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redirects are followed as far as they are allowed, and what belongs to a client or to a
 * call stays at the client's origin.
 */
class RedirectTests {

	private static final List<String> PLACES = List.of("header", "query", "cookie");

	@TwinTest
	void neverFollowsNone(Twin twin) {
		try (TestServer server = TestServer.start((request, response) -> redirect(response, 302, "/other"));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(302);
			assertThat(failure.headers().getFirst("Location")).isEqualTo("/other");
			assertThat(failure).hasMessageContaining("tandem.clients.notes.http.redirects");
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void sameOriginFollowsWithEverything(Twin twin) {
		for (String place : PLACES) {
			try (TestServer server = TestServer.start((request, response) -> request.path().equals("/notes/search")
					? redirect(response, 302, request.uri().replace("search", "found"))
					: TestServer.json(response, Note.JSON));
					NotesApplication notes = loaded(server.uri(), place, "http.redirects=same-origin")) {
				assertThat(search(twin, notes)).isEqualTo(Note.HELLO);
				List<ReceivedRequest> requests = server.awaitRequests(2);
				ReceivedRequest followed = requests.get(1);
				assertThat(followed.path()).isEqualTo("/notes/found");
				assertThat(query(followed)).isEqualTo(query(requests.get(0)));
				assertThat(followed.headers()).isEqualTo(requests.get(0).headers());
				assertThat(followed.toString()).containsOnlyOnce(NotesApplication.KEY);
			}
		}
	}

	@TwinTest
	void sameOriginDoesNotFollowElsewhere(Twin twin) {
		try (TestServer elsewhere = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				TestServer server = TestServer
					.start((request, response) -> redirect(response, 302, elsewhere.uri() + "/landing"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=same-origin")) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(302);
			assertThat(elsewhere.requests()).isEmpty();
		}
	}

	@TwinTest
	void alwaysTakesNothingAlongToAnotherOriginNorBack(Twin twin) {
		for (String place : PLACES) {
			AtomicReference<URI> home = new AtomicReference<>();
			try (TestServer elsewhere = TestServer
				.start((request, response) -> redirect(response, 302, home.get() + "/back"));
					TestServer server = TestServer.start(
							(request, response) -> request.path().equals("/back") ? TestServer.json(response, Note.JSON)
									: redirect(response, 302, elsewhere.uri() + "/landing?kept=1"));
					NotesApplication notes = loaded(server.uri(), place, "http.redirects=always")) {
				home.set(server.uri());
				assertThat(search(twin, notes)).isEqualTo(Note.HELLO);
				ReceivedRequest first = server.awaitRequest();
				assertThat(first.toString()).contains(NotesApplication.KEY);
				ReceivedRequest away = elsewhere.awaitRequest();
				assertThat(away.uri()).isEqualTo("/landing?kept=1");
				assertBare(away);
				ReceivedRequest back = server.awaitRequests(2).get(1);
				assertThat(back.uri()).isEqualTo("/back");
				assertBare(back);
			}
		}
	}

	@TwinTest
	void keyThatTheServerCopiedStaysBehind(Twin twin) {
		try (TestServer elsewhere = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				TestServer server = TestServer
					.start((request, response) -> redirect(response, 307, elsewhere.uri() + request.uri()));
				NotesApplication notes = loaded(server.uri(), "query", "http.redirects=always")) {
			assertThat(search(twin, notes)).isEqualTo(Note.HELLO);
			assertThat(server.awaitRequest().uri()).contains(NotesApplication.KEY);
			assertThat(elsewhere.awaitRequest().uri()).contains("q=own").doesNotContain(NotesApplication.KEY);
		}
	}

	@TwinTest
	void trustedOriginIsTakenForTheClientsOwn(Twin twin) {
		try (TestServer elsewhere = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				TestServer server = TestServer
					.start((request, response) -> redirect(response, 302, elsewhere.uri() + "/landing"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always",
						"http.trusted-origins=" + elsewhere.uri())) {
			notes.assertWorks(twin);
			assertThat(elsewhere.awaitRequest().headers().getFirst("Authorization"))
				.isEqualTo("Bearer " + NotesApplication.KEY);
		}
	}

	/**
	 * A host that a call gives is one of the origin that it names.
	 */
	@TwinTest
	void hostOfTheCallStaysWithItsOrigin(Twin twin) {
		try (TestServer elsewhere = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				TestServer server = TestServer.start((request, response) -> redirect(response, 307,
						request.path().equals("/near") ? elsewhere.uri() + "/landing" : "/near"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always",
						"http.trusted-origins=" + elsewhere.uri())) {
			Map<String, String> headers = Map.of("Host", "site.test", "X-Own", "own");
			notes.search(twin, headers, Map.of(), Map.of()).get();
			assertThat(server.awaitRequests(2)).extracting((request) -> request.headers().getFirst("Host"))
				.containsExactly("site.test", "site.test");
			assertThat(elsewhere.awaitRequest().headers().getFirst("Host")).isEqualTo(elsewhere.uri().getAuthority());
			assertThat(elsewhere.awaitRequest().headers().getFirst("X-Own")).isEqualTo("own");
		}
	}

	@TwinTest
	void temporaryRedirectKeepsMethodAndBody(Twin twin) {
		for (int status : new int[] { 307, 308 }) {
			try (TestServer server = moved(status);
					NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=same-origin")) {
				assertThat(notes.create(twin).get()).isEqualTo(Note.HELLO);
				ReceivedRequest followed = server.awaitRequests(2).get(1);
				assertThat(followed.method()).isEqualTo("POST");
				assertThat(followed.body()).isEqualTo(Note.JSON);
				assertThat(followed.headers().getFirst("Content-Type")).isEqualTo("application/json");
			}
		}
	}

	@TwinTest
	void otherRedirectTurnsPostIntoGet(Twin twin) {
		for (int status : new int[] { 301, 302, 303 }) {
			try (TestServer server = moved(status);
					NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=same-origin",
							"pool.max-connections=1")) {
				assertThat(notes.create(twin).get()).isEqualTo(Note.HELLO);
				ReceivedRequest followed = server.awaitRequests(2).get(1);
				assertThat(followed.method()).isEqualTo("GET");
				assertThat(followed.bodySize()).isZero();
				assertThat(followed.headers().headerNames()).doesNotContain("Content-Type", "Transfer-Encoding");
				assertThat(followed.headers().getFirst("Authorization")).isEqualTo("Bearer " + NotesApplication.KEY);
				notes.assertWorks(twin);
			}
		}
	}

	@TwinTest
	void tlsIsNotLeftBehind(Twin twin) {
		try (TestServer plain = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				TestServer server = TestServer.builder()
					.tls(TestCertificates.server())
					.start((request, response) -> redirect(response, 302, plain.uri() + "/landing"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always",
						"ssl.insecure=true")) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(plain.requests()).isEmpty();
		}
	}

	@TwinTest
	void tlsIsTakenUp(Twin twin) {
		try (TestServer secure = TestServer.builder()
			.tls(TestCertificates.server())
			.start((request, response) -> TestServer.json(response, Note.JSON));
				TestServer server = TestServer
					.start((request, response) -> redirect(response, 302, secure.uri() + "/landing"));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(TestCertificates.properties("ca", null, TestCertificates.ca()),
								"ssl.bundle=ca", "http.redirects=always"))) {
			notes.assertWorks(twin);
			assertBare(secure.awaitRequest());
		}
	}

	@TwinTest
	void endlessRedirectFails(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.redirectLoop());
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always",
						"pool.max-connections=1")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class))
				.hasMessageContaining("circle");
			server.play(Fault.answer(Note.JSON));
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void queryOnlyLocationKeepsThePath(Twin twin) {
		try (TestServer server = TestServer.start((request, response) -> request.uri().contains("page=2")
				? TestServer.json(response, Note.JSON) : redirect(response, 302, "?page=2"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=same-origin")) {
			notes.assertWorks(twin);
			assertThat(server.awaitRequests(2).get(1).uri()).isEqualTo("/notes/1?page=2");
		}
	}

	private static Publisher<Void> redirect(HttpServerResponse response, int status, String location) {
		return response.status(status).header("Location", location).header("Content-Length", "0").send();
	}

	private static TestServer moved(int status) {
		return TestServer.start((request, response) -> request.path().equals("/notes")
				? redirect(response, status, "/moved") : TestServer.json(response, Note.JSON));
	}

	/**
	 * A client with everything that a client can send along.
	 */
	private static NotesApplication loaded(URI baseUrl, String place, String... settings) {
		return NotesApplication.calling(baseUrl,
				NotesApplication.and(settings, "api-key.value=" + NotesApplication.KEY, "api-key.in=" + place,
						"api-key.name=x-api-key", "basic.username=user", "basic.password=p4ss",
						"headers.X-Tenant=tenant", "cookies.theme=dark", "query.lang=en"));
	}

	private static Note search(Twin twin, NotesApplication notes) {
		return notes.search(twin, Map.of("X-Own", "own"), Map.of("own", "own"), Map.of("q", "own")).get();
	}

	private static Set<String> query(ReceivedRequest request) {
		return Set.of(request.uri().substring(request.path().length() + 1).split("&", -1));
	}

	private static void assertBare(ReceivedRequest request) {
		assertThat(request.headers().headerNames()).map((name) -> name.toLowerCase(Locale.ROOT))
			.isSubsetOf("host", "user-agent", "accept", "accept-encoding", "content-length");
		assertThat(request.uri()).doesNotContain("lang", NotesApplication.KEY);
	}

}
