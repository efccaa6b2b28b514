package dev.tandem.usecases;

import java.util.Map;

import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No argument of a call gets out of its place in the request.
 */
class UnsafeRequestTests {

	private final TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));

	private final NotesApplication notes = NotesApplication.calling(this.server.uri(), "pool.max-connections=1");

	@AfterEach
	void close() {
		this.notes.close();
		this.server.close();
	}

	@TwinTest
	void pathVariableStaysOneSegment(Twin twin) {
		Map<String, String> encoded = Map.of("a/b", "a%2Fb", "%2e%2ex", "%252e%252ex", "a?b#c", "a%3Fb%23c", ";x",
				"%3Bx", "..x/x", "..x%2Fx", "a b", "a%20b", "a\r\nb", "a%0D%0Ab", "\\...", "%5C...");
		encoded.forEach((value, segment) -> {
			this.notes.get(twin, value).get();
			assertThat(this.server.requests().get(this.server.requests().size() - 1).uri())
				.isEqualTo("/notes/" + segment);
		});
	}

	@TwinTest
	void dotSegmentIsRefused(Twin twin) {
		for (String value : new String[] { "..", ".", "../x", "\\..", "%2e%2e" }) {
			assertRefused(twin, this.notes.get(twin, value), "path");
		}
	}

	@TwinTest
	void lineBreakInAHeaderIsRefused(Twin twin) {
		for (String value : new String[] { "a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rX-Evil: 1", "a\u0000b" }) {
			assertRefused(twin, this.notes.search(twin, Map.of("X-Own", value), Map.of(), Map.of()), "'X-Own'");
		}
	}

	@TwinTest
	void lineBreakOrSemicolonInACookieIsRefused(Twin twin) {
		for (String value : new String[] { "a\r\nX-Evil: 1", "a; evil=1" }) {
			assertRefused(twin, this.notes.search(twin, Map.of(), Map.of("own", value), Map.of()), "'own'");
		}
	}

	@TwinTest
	void queryValueStaysOneValue(Twin twin) {
		this.notes.search(twin, Map.of(), Map.of(), Map.of("q", "a&b=c#d\r\ne +%41")).get();
		assertThat(this.server.awaitRequest().uri()).isEqualTo("/notes/search?q=a%26b%3Dc%23d%0D%0Ae%20%2B%2541");
	}

	private void assertRefused(Twin twin, Outcome<Note> outcome, String place) {
		IllegalArgumentException failure = outcome.failure(IllegalArgumentException.class);
		assertThat(failure).hasMessageContaining(place).hasMessageNotContaining("vil");
		assertThat(this.server.requests()).noneMatch((request) -> request.toString().contains("vil"));
		this.notes.assertWorks(twin);
	}

}
