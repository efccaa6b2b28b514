package dev.tandem.usecases;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RawRequest;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A redirect leads where the server says, as the server has written it.
 */
class RedirectLocationTests {

	private static final Map<String, String> TARGETS = new LinkedHashMap<>();

	static {
		TARGETS.put("/bucket//key?sig=1", "/bucket//key?sig=1");
		TARGETS.put("/a%2fb%41//?x=%7e&&y", "/a%2fb%41//?x=%7e&&y");
		TARGETS.put("../x/./y/../z//?q", "/x/z//?q");
		TARGETS.put("?page=2", "/notes/1?page=2");
		TARGETS.put("/list[1]?ids[]=1|2", "/list%5B1%5D?ids%5B%5D=1%7C2");
		TARGETS.put("/grün/中?q=ä", "/gr%C3%BCn/%E4%B8%AD?q=%C3%A4");
		TARGETS.put("/{a}^`<b>\\\"c d?{a}^`<b>\\\"c d",
				"/%7Ba%7D%5E%60%3Cb%3E%5C%22c%20d?%7Ba%7D%5E%60%3Cb%3E%5C%22c%20d");
		TARGETS.put("/100%?of=1%", "/100%25?of=1%25");
	}

	@TwinTest
	void targetIsWhatTheServerWrites(Twin twin) {
		TARGETS.forEach((location, target) -> {
			try (FaultServer server = FaultServer.plain(redirect(location), Fault.answer(Note.JSON))) {
				assertThat(followed(twin, server).target()).isEqualTo(target);
			}
			try (FaultServer server = FaultServer.tls(redirect(location), Fault.answer(Note.JSON))) {
				assertThat(followed(twin, server, "ssl.insecure=true").target()).isEqualTo(target);
			}
		});
	}

	@TwinTest
	void targetIsWhatTheServerWritesOverHttp2(Twin twin) {
		for (boolean tls : new boolean[] { false, true }) {
			TestServer.Builder http2 = TestServer.builder().http2();
			TARGETS.forEach((location, target) -> {
				try (TestServer server = (tls ? http2.tls(TestCertificates.server()) : http2)
					.start((request, response) -> request.uri().equals("/notes/1")
							? response.status(302).header("Location", wire(location)).send()
							: TestServer.json(response, Note.JSON));
						NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=same-origin",
								"http.versions=" + (tls ? "h2" : "h2c"), "ssl.insecure=" + tls)) {
					notes.assertWorks(twin);
					assertThat(server.awaitRequests(2).get(1).uri()).isEqualTo(target);
				}
			});
		}
	}

	@TwinTest
	void queryOfTheClientChangesNothingElse(Twin twin) {
		String location = "/bucket//key?b=%7e&&sig=a%2bb+c&lang=en&a[]=1";
		try (FaultServer server = FaultServer.plain(redirect(location), Fault.answer(Note.JSON))) {
			assertThat(followed(twin, server, "query.lang=en").target())
				.isEqualTo("/bucket//key?b=%7e&&sig=a%2bb+c&a%5B%5D=1&lang=en");
		}
	}

	/**
	 * However the server has encoded it.
	 */
	@TwinTest
	void keyThatTheServerCopiedStaysBehind(Twin twin) {
		for (String copied : List.of("x-api-key=" + NotesApplication.KEY, "x%2dapi%2Dkey=" + NotesApplication.KEY,
				"x-api-key=%73" + NotesApplication.KEY.substring(1))) {
			try (TestServer elsewhere = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
					FaultServer server = FaultServer
						.plain(redirect(elsewhere.uri() + "//landing?" + copied + "&kept=1"));
					NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always",
							"api-key.value=" + NotesApplication.KEY, "api-key.in=query", "api-key.name=x-api-key")) {
				notes.assertWorks(twin);
				assertThat(elsewhere.awaitRequest().uri()).isEqualTo("//landing?kept=1");
			}
		}
	}

	@TwinTest
	void locationOnAnotherHostIsFollowed(Twin twin) {
		try (TestServer elsewhere = TestServer.start((request, response) -> TestServer.json(response, Note.JSON))) {
			for (String location : List.of("//127.0.0.1:" + elsewhere.port() + "/there//x",
					"HTTP://127.0.0.1:" + elsewhere.port() + "/there/../there//x#[part]")) {
				try (FaultServer server = FaultServer.plain(redirect(location));
						NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always")) {
					notes.assertWorks(twin);
				}
			}
			assertThat(elsewhere.awaitRequests(2)).extracting(ReceivedRequest::uri).containsOnly("/there//x");
		}
	}

	@TwinTest
	void locationThatIsNoHttpUrlLeavesTheRedirect(Twin twin) {
		Map<String, String> locations = Map.of("ftp://user:p4ss@files/x?sig=s1g", "'ftp://files/x...'",
				"http://user:p4ss@[bad/x?sig=s1g", "'http://[bad/x...'", "http://host:99999/x", "'http://host:99999/x'",
				"http:///x", "'http:///x'", "http://grün/x", "'http://grün/x'", "mailto:p4ss@example.com?subject=s1g",
				"'mailto:example.com...'", "http://" + "x".repeat(500) + "^/", "'http://" + "x".repeat(113) + "...'");
		locations.forEach((location, shown) -> {
			try (FaultServer server = FaultServer.plain(redirect(location));
					NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always")) {
				ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
				assertThat(failure.status().value()).isEqualTo(302);
				assertThat(failure).hasMessageContaining("its Location %s is no HTTP URL", shown);
				assertThat(NotesApplication.trace(failure)).doesNotContain("p4ss", "s1g");
				assertThat(server.requests()).hasSize(1);
			}
		});
	}

	/**
	 * Some servers decode a dot segment before they look where it leads.
	 */
	@TwinTest
	void encodedDotSegmentIsNotFollowed(Twin twin) {
		for (String location : List.of("/x/%2e%2e/admin", "/x/..%2fadmin", "/x/%252e%252e/admin")) {
			try (FaultServer server = FaultServer.plain(redirect(location), Fault.answer(Note.JSON));
					NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always")) {
				assertThat(NotesApplication.failure(notes.get(twin), ApiException.class)).hasMessageContaining("'..'");
				assertThat(server.requests()).hasSize(1);
			}
		}
	}

	@TwinTest
	void redirectThatIsNotFollowedSaysWhy(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(302, ""), redirect("http://127.0.0.2:1/x?sig=s1g"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=same-origin")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class))
				.hasMessageContaining("not followed: it has no Location");
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class))
				.hasMessageContaining("it leads to another origin: see tandem.clients.notes.http.redirects")
				.hasMessageNotContaining("s1g");
		}
		try (FaultServer server = FaultServer.tls(redirect("http://127.0.0.1:1/x"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.redirects=always",
						"ssl.insecure=true")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class))
				.hasMessageContaining("it leads from https to http");
		}
	}

	private static RawRequest followed(Twin twin, FaultServer server, String... settings) {
		try (NotesApplication notes = NotesApplication.calling(server.uri(),
				NotesApplication.and(settings, "http.redirects=same-origin"))) {
			notes.assertWorks(twin);
			return server.awaitRequests(2).get(1);
		}
	}

	private static Fault redirect(String location) {
		return Fault.answer(302, "", "Location: " + location);
	}

	/**
	 * As Netty writes a header byte by byte.
	 */
	private static String wire(String location) {
		return new String(location.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

}
