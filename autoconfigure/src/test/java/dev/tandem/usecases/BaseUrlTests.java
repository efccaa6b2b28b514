package dev.tandem.usecases;

import java.net.URI;
import java.util.Map;

import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The base URL is sent as it is written.
 */
class BaseUrlTests {

	private final TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/projects/group%2Fproject,/projects/group%2Fproject", "/a%20b/%C3%BC%c3,/a%20b/%C3%BC%c3",
			"/\u00FC/\u4E2D\uD83D\uDE00,/%C3%BC/%E4%B8%AD%F0%9F%98%80", "/a%25b,/a%25b", "/a//b,/a//b", "/a/,/a",
			"/%7Bid%7D,/%7Bid%7D", "/a+b;v=1@x:y!$&'(),/a+b;v=1@x:y!$&'()", "/-.~0~.-,/-.~0~.-", "'',''" })
	void pathIsSentAsItIsWritten(String path, String sent) {
		for (Twin twin : Twin.values()) {
			try (NotesApplication notes = NotesApplication.calling(URI.create(this.server.uri() + path))) {
				notes.get(twin, "a/\u00FC").get();
				assertLast(sent + "/notes/a%2F%C3%BC");
				notes.search(twin, Map.of(), Map.of(), Map.of("q", "{id}")).get();
				assertLast(sent + "/notes/search?q=%7Bid%7D");
				// A name that is none sends the template to Spring's builder.
				notes.search(twin, Map.of(), Map.of(), Map.of("", "-.~base~.-")).get();
				assertLast(sent + "/notes/search?=-.~base~.-");
			}
		}
	}

	/**
	 * Reactor Netty's own base URL is for requests that have none.
	 */
	@TwinTest
	void baseUrlOfACustomizedClientIsNotThatOfItsRequests(Twin twin) {
		HttpClientCustomizer customizer = (client, http) -> http.baseUrl("http://127.0.0.1:1/elsewhere");
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(),
				(context) -> context.registerBean(HttpClientCustomizer.class, () -> customizer))) {
			notes.get(twin).get();
			assertLast("/notes/1");
		}
	}

	private void assertLast(String target) {
		assertThat(this.server.requests().get(this.server.requests().size() - 1).uri()).isEqualTo(target);
	}

}
