package dev.tandem.usecases;

import java.net.URI;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiClients;
import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterEach;

import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A name of a query parameter is one name, whatever is in it and wherever it comes from.
 */
class QueryNameTests {

	private static final String HOSTILE = "a&admin=true&key=x&b#{}{id}?c";

	private static final String ENCODED = "a%26admin%3Dtrue%26key%3Dx%26b%23%7B%7D%7Bid%7D%3Fc";

	private final TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));

	private final NotesApplication notes = NotesApplication.calling(this.server.uri(),
			(context) -> context.register(Setup.class), "api-key.value=k&1", "api-key.in=query", "api-key.name=key",
			"query.the-lang=en");

	private final MultiValueMap<String, String> hostile = MultiValueMap.fromSingleValue(Map.of(HOSTILE, "v"));

	private final MultiValueMap<String, String> none = MultiValueMap.fromSingleValue(Map.of());

	private final CallOptions options = CallOptions.none().withQuery(HOSTILE, "v");

	@AfterEach
	void close() {
		this.notes.close();
		this.server.close();
	}

	@TwinTest
	void nameFromAMapIsEncoded(Twin twin) {
		assertSent("/notes/1?" + ENCODED + "=v&the-lang=en&key=k%261",
				twin.call(() -> api().query(this.hostile), () -> blocking().query(this.hostile)));
		assertSent("/notes/with?fixed=1&" + ENCODED + "=v&the-lang=en&key=k%261",
				twin.call(() -> api().queryOfATemplate(this.hostile, null),
						() -> blocking().queryOfATemplate(this.hostile, null)));
	}

	@TwinTest
	void nameFromOptionsIsEncoded(Twin twin) {
		assertSent("/notes/with?fixed=1&" + ENCODED + "=v&the-lang=en&key=k%261",
				twin.call(() -> api().queryOfATemplate(this.none, this.options),
						() -> blocking().queryOfATemplate(this.none, this.options)));
		assertSent("/notes/form?" + ENCODED + "=v&the-lang=en&key=k%261", twin
			.call(() -> api().form(this.hostile, this.options), () -> blocking().form(this.hostile, this.options)));
		assertThat(this.server.requests().get(1).body()).isEqualTo(ENCODED + "=v");
	}

	@TwinTest
	void nameFromADerivedClientIsEncoded(Twin twin) {
		ApiClients clients = this.notes.bean(ApiClients.class);
		ArgumentApi reactive = clients.with(api(), this.options);
		BlockingArgumentApi blocking = clients.with(blocking(), this.options);
		assertSent("/notes/1?" + ENCODED + "=v&the-lang=en&key=k%261", twin.call(reactive::plain, blocking::plain));
	}

	@TwinTest
	void nameBesideAnAddressIsEncodedAndTheAddressStays(Twin twin) {
		URI uri = URI.create(this.server.uri() + "/a%2Fb/%7E?x=%2f+1&&y");
		CallOptions plus = CallOptions.none().withQuery("p", "1+1");
		assertSent("/a%2Fb/%7E?x=%2f+1&&y&" + ENCODED + "=v&p=1%2B1&the-lang=en&key=k%261",
				twin.call(() -> api().at(uri, this.hostile, plus), () -> blocking().at(uri, this.hostile, plus)));
	}

	@TwinTest
	void addressAsAParameterIsNotWhereTheCallGoes(Twin twin) {
		URI callback = URI.create("http://127.0.0.1:1/back?x=1");
		assertSent(
				"/notes/1?callback=http%3A%2F%2F127.0.0.1%3A1%2Fback%3Fx%3D1&" + ENCODED + "=v&the-lang=en&key=k%261",
				twin.call(() -> api().callback(callback, this.hostile),
						() -> blocking().callback(callback, this.hostile)));
	}

	/**
	 * A call's own value wins, and it is the same parameter however its name is encoded:
	 * the server never gets two.
	 */
	@TwinTest
	void encodedNameIsTheSameParameter(Twin twin) {
		for (String query : List.of("key=own", "k%65y=own", "%6B%65%79=own", "a=1&k%65y=own", "k%65y")) {
			URI uri = URI.create(this.server.uri() + "/there?" + query);
			assertSent("/there?" + query + "&the-lang=en", this.notes.at(twin, uri));
		}
		for (String query : List.of("the%2Dlang=own", "the%2dlang")) {
			URI uri = URI.create(this.server.uri() + "/there?" + query);
			assertSent("/there?" + query + "&key=k%261", this.notes.at(twin, uri));
		}
		for (String query : List.of("k%2565y=x", "Key=x", "key%20=x", "xkey=x", "keyx", "x=key", "x=&=key")) {
			URI uri = URI.create(this.server.uri() + "/there?" + query);
			assertSent("/there?" + query + "&the-lang=en&key=k%261", this.notes.at(twin, uri));
		}
	}

	@TwinTest
	void plusInANameIsASpace(Twin twin) {
		try (NotesApplication spaced = NotesApplication.calling(this.server.uri(), "api-key.value=k",
				"api-key.in=query", "api-key.name=my key")) {
			assertSent("/there?my+key=own", spaced.at(twin, URI.create(this.server.uri() + "/there?my+key=own")));
			assertSent("/there?my%2Bkey=x&my%20key=k",
					spaced.at(twin, URI.create(this.server.uri() + "/there?my%2Bkey=x")));
		}
	}

	/**
	 * A server that copies the query into the address of a redirect may encode it anew.
	 */
	@TwinTest
	void encodedKeyDoesNotGoToAnotherOrigin(Twin twin) {
		try (TestServer other = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				TestServer redirecting = TestServer.start((request, response) -> response.status(302)
					.header("Location", other.uri() + "/a//b?x=%2f+1&k%65y=k%261&the%2Dlang=%65n&y&key=other")
					.send());
				NotesApplication away = NotesApplication.calling(redirecting.uri(), "api-key.value=k&1",
						"api-key.in=query", "api-key.name=key", "query.the-lang=en", "http.redirects=always")) {
			assertThat(away.get(twin).get()).isEqualTo(Note.HELLO);
			assertThat(other.awaitRequest().uri()).endsWith("b?x=%2f+1&y");
		}
	}

	private void assertSent(String target, Outcome<Note> outcome) {
		assertThat(outcome.get()).isEqualTo(Note.HELLO);
		assertThat(this.server.requests().get(this.server.requests().size() - 1).uri()).isEqualTo(target);
	}

	private ArgumentApi api() {
		return this.notes.bean(ArgumentApi.class);
	}

	private BlockingArgumentApi blocking() {
		return this.notes.bean(BlockingArgumentApi.class);
	}

	@ImportApiClients(ArgumentApi.class)
	static class Setup {

	}

}
