package dev.tandem.usecases;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestProxy;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Keys, credentials and what else goes with every call to a client's own origin.
 */
class KeyTests {

	private static final String KEY = NotesApplication.KEY;

	private final TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));

	@AfterEach
	void close() {
		this.server.close();
	}

	@TwinTest
	void keyIsABearerTokenUnlessToldOtherwise(Twin twin) {
		assertThat(sentHeader(twin, "Authorization", "api-key=" + KEY)).isEqualTo("Bearer " + KEY);
	}

	@TwinTest
	void keyHasThePrefixThatIsGiven(Twin twin) {
		assertThat(sentHeader(twin, "Authorization", "api-key.value=" + KEY, "api-key.prefix=Token"))
			.isEqualTo("Token " + KEY);
	}

	@TwinTest
	void keyHasNoPrefixWhenItIsEmpty(Twin twin) {
		assertThat(sentHeader(twin, "Authorization", "api-key.value=" + KEY, "api-key.prefix=")).isEqualTo(KEY);
	}

	@TwinTest
	void keyGoesIntoAHeaderOfAnyName(Twin twin) {
		assertThat(sentHeader(twin, "X-Api-Key", "api-key.value=" + KEY, "api-key.name=X-Api-Key")).isEqualTo(KEY);
	}

	@TwinTest
	void keyGoesIntoTheQuery(Twin twin) {
		ReceivedRequest request = sent(twin, "api-key.value=a&b=c d", "api-key.in=query", "api-key.name=key");
		assertThat(request.uri()).isEqualTo("/notes/1?key=a%26b%3Dc%20d");
		assertThat(request.headers().headerNames()).doesNotContain("Authorization");
	}

	@TwinTest
	void keyGoesIntoACookie(Twin twin) {
		assertThat(sentHeader(twin, "Cookie", "api-key.value=" + KEY, "api-key.in=cookie", "api-key.name=session"))
			.isEqualTo("session=" + KEY);
	}

	@TwinTest
	void keyFollowsItsFile(Twin twin, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("key"), "first\n");
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), "api-key.file=" + file,
				"api-key.check-interval=20ms")) {
			assertThat(last(notes, twin).headers().getFirst("Authorization")).isEqualTo("Bearer first");
			Files.writeString(file, "second");
			Awaitility.await()
				.untilAsserted(() -> assertThat(last(notes, twin).headers().getFirst("Authorization"))
					.isEqualTo("Bearer second"));
			Files.delete(file);
			assertThat(last(notes, twin).headers().getFirst("Authorization")).isEqualTo("Bearer second");
		}
	}

	/**
	 * The file is written in two parts, with more than one look of the client between
	 * them. A part that is there for long is a key; one that is not must not be sent.
	 */
	@TwinTest
	void keyThatIsBeingWrittenIsNotSent(Twin twin, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("key"), "key-0");
		List<String> parts = new ArrayList<>();
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), "api-key.file=" + file,
				"api-key.check-interval=1ms")) {
			for (int i = 1; i <= 20; i++) {
				long start = System.nanoTime();
				Files.writeString(file, "part-" + i);
				last(notes, twin);
				last(notes, twin);
				Files.writeString(file, "key-" + i);
				if (System.nanoTime() - start < Duration.ofMillis(250).toNanos()) {
					parts.add("Bearer part-" + i);
				}
			}
			Awaitility.await()
				.untilAsserted(() -> assertThat(last(notes, twin).headers().getFirst("Authorization"))
					.isEqualTo("Bearer key-20"));
			assumeThat(parts).isNotEmpty();
			assertThat(this.server.requests()).map((request) -> request.headers().getFirst("Authorization"))
				.doesNotContainAnyElementsOf(parts);
		}
	}

	@TwinTest
	void basicCredentialsGoIntoTheirHeader(Twin twin) {
		assertThat(sentHeader(twin, "Authorization", "basic.username=user", "basic.password=pässword"))
			.isEqualTo(TestProxy.basic("user", "pässword"));
	}

	@TwinTest
	void basicCredentialsAndAKeyGoTogether(Twin twin) {
		ReceivedRequest request = sent(twin, "basic.username=user", "basic.password=pass", "api-key.value=" + KEY,
				"api-key.name=X-Api-Key");
		assertThat(request.headers().getFirst("Authorization")).isEqualTo(TestProxy.basic("user", "pass"));
		assertThat(request.headers().getFirst("X-Api-Key")).isEqualTo(KEY);
	}

	@TwinTest
	void defaultsGoWithEveryCall(Twin twin) {
		ReceivedRequest request = sent(twin, "headers.X-Tenant=a,b", "cookies.theme=dark", "query.lang=en,de");
		assertThat(request.headers().get("X-Tenant")).containsExactly("a", "b");
		assertThat(request.headers().getFirst("Cookie")).isEqualTo("theme=dark");
		assertThat(request.uri()).isEqualTo("/notes/1?lang=en&lang=de");
	}

	@TwinTest
	void callsOwnValueWinsByName(Twin twin) {
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), "headers.X-Tenant=default",
				"headers.X-Other=default", "cookies.theme=default", "cookies.other=default", "query.lang=default",
				"query.other=default")) {
			notes.search(twin, Map.of("x-tenant", "own"), Map.of("theme", "own"), Map.of("lang", "own")).get();
			ReceivedRequest request = this.server.awaitRequest();
			assertThat(request.headers().get("X-Tenant")).containsExactly("own");
			assertThat(request.headers().get("X-Other")).containsExactly("default");
			assertThat(String.join("; ", request.headers().getOrEmpty("Cookie")).split("; ", -1))
				.containsExactlyInAnyOrder("theme=own", "other=default");
			assertThat(request.uri()).isEqualTo("/notes/search?lang=own&other=default");
		}
	}

	@TwinTest
	void callsOwnKeyWins(Twin twin) {
		try (NotesApplication notes = NotesApplication.calling(this.server.uri())) {
			notes.search(twin, Map.of("Authorization", "Bearer own"), Map.of(), Map.of()).get();
			assertThat(this.server.awaitRequest().headers().get("Authorization")).containsExactly("Bearer own");
		}
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), "api-key.value=" + KEY,
				"api-key.in=query", "api-key.name=key")) {
			notes.search(twin, Map.of(), Map.of(), Map.of("key", "own")).get();
			assertThat(this.server.awaitRequests(2).get(1).uri()).isEqualTo("/notes/search?key=own");
		}
	}

	@TwinTest
	void nothingGoesToAnotherOrigin(Twin twin) {
		for (String place : new String[] { "header", "query", "cookie" }) {
			try (TestServer other = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
					NotesApplication notes = everything(place)) {
				notes.at(twin, other.uri().resolve("/there?a=b"), Map.of("X-Own", "own")).get();
				ReceivedRequest request = other.awaitRequest();
				assertThat(request.uri()).isEqualTo("/there?a=b");
				assertThat(request.headers().getFirst("X-Own")).isEqualTo("own");
				assertThat(request.headers().headerNames()).doesNotContain("Authorization", "X-Api-Key", "Cookie",
						"X-Tenant");
				assertThat(request.toString()).doesNotContain(KEY);
			}
		}
	}

	@TwinTest
	void anotherPortOrSchemeIsAnotherOrigin(Twin twin) {
		try (NotesApplication notes = NotesApplication.calling(URI.create("http://127.0.0.1:1"))) {
			notes.at(twin, this.server.uri()).get();
			assertThat(this.server.awaitRequest().toString()).doesNotContain(KEY);
		}
	}

	@TwinTest
	void everythingGoesToATrustedOriginAndToTheOwn(Twin twin) {
		for (String place : new String[] { "header", "query", "cookie" }) {
			try (TestServer other = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
					NotesApplication notes = everything(place, "http.trusted-origins=" + other.uri())) {
				notes.at(twin, other.uri().resolve("/there?a=b")).get();
				assertThat(other.awaitRequest().toString()).contains(KEY, "lang=en", "tenant", "theme=dark");
				assertThat(last(notes, twin).toString()).contains(KEY, "lang=en", "tenant", "theme=dark");
			}
		}
	}

	@TwinTest
	void userAgentNamesTandemAndTheClient(Twin twin) {
		assertThat(sentHeader(twin, "User-Agent")).startsWith("Tandem").endsWith(" (notes)");
	}

	@TwinTest
	void userAgentIsTheOneThatIsGiven(Twin twin) {
		assertThat(sentHeader(twin, "User-Agent", "headers.User-Agent=shop/1.0")).isEqualTo("shop/1.0");
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), "headers.User-Agent=shop/1.0")) {
			notes.search(twin, Map.of("User-Agent", "own/2.0"), Map.of(), Map.of()).get();
			assertThat(this.server.awaitRequests(2).get(1).headers().get("User-Agent")).containsExactly("own/2.0");
		}
	}

	private NotesApplication everything(String place, String... settings) {
		return NotesApplication.calling(this.server.uri(),
				NotesApplication.and(settings, "api-key.value=" + KEY, "api-key.in=" + place, "api-key.name=X-Api-Key",
						"basic.username=user", "basic.password=pass", "headers.X-Tenant=tenant", "cookies.theme=dark",
						"query.lang=en"));
	}

	private ReceivedRequest sent(Twin twin, String... settings) {
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), settings)) {
			return last(notes, twin);
		}
	}

	private String sentHeader(Twin twin, String name, String... settings) {
		return String.join(", ", sent(twin, settings).headers().getOrEmpty(name));
	}

	private ReceivedRequest last(NotesApplication notes, Twin twin) {
		notes.assertWorks(twin);
		return this.server.requests().get(this.server.requests().size() - 1);
	}

}
