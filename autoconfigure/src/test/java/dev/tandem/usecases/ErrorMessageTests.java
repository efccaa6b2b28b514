package dev.tandem.usecases;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.DeadPort;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the message of a failure says beyond its type: enough to know what to do, and no
 * secret.
 */
class ErrorMessageTests {

	private static final String PROBLEM = "Content-Type: application/problem+json";

	@TwinTest
	void notFoundHasTheWholeAddressWithoutQueryValues(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(404, "{}"));
				NotesApplication notes = NotesApplication.calling(URI.create(server.uri() + "/api/v1"))) {
			assertThat(NotesApplication.failure(notes.get(twin, "7"), ApiResponseException.class)).message()
				.endsWith("the response was 404 NOT_FOUND from " + server.uri() + "/api/v1/notes/7");
			assertThat(NotesApplication.failure(notes.search(twin, Map.of(), Map.of(), Map.of("token", "s3cr3t")),
					ApiResponseException.class))
				.message()
				.endsWith(" from " + server.uri() + "/api/v1/notes/search?token=");
		}
	}

	@TwinTest
	void notFoundSaysWhereThePathOfTheBaseUrlOccursTwice(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(404, "{}"));
				NotesApplication notes = NotesApplication.calling(URI.create(server.uri() + "/notes"))) {
			assertThat(NotesApplication.failure(notes.get(twin, "7"), ApiResponseException.class)).message()
				.endsWith("/notes/notes/7, in which /notes occurs twice: it is part of tandem.clients.notes.base-url"
						+ " and of the definition");
		}
	}

	@TwinTest
	void problemIsQuotedShortAndWithoutSecrets(Twin twin) {
		String body = """
				{"type":"https://example.com/credit","title":"No credit","status":422,"code":4711,
				 "detail":"The key %s\\nhas 30","instance":"/secret-instance"}""".formatted(NotesApplication.KEY);
		try (FaultServer server = FaultServer.plain(Fault.answer(422, body, PROBLEM));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			ApiException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure).message()
				.endsWith("422 UNPROCESSABLE_CONTENT: \"No credit\", \"The key [redacted]\\nhas 30\", code 4711")
				.doesNotContain("instance", "\n");
		}
		try (FaultServer server = FaultServer.plain(Fault.answer(422, body, PROBLEM));
				NotesApplication notes = NotesApplication.calling(server.uri(), "logging.redact=detail")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class)).message()
				.contains("No credit", "\"[redacted]\", code 4711")
				.doesNotContain("has 30");
		}
		try (FaultServer server = FaultServer
			.plain(Fault.answer(422, "{\"title\":\"" + "x".repeat(10_000) + "\"}", PROBLEM));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class).getMessage())
				.hasSizeLessThan(500);
		}
	}

	@TwinTest
	void bodyOfAnotherTypeIsQuotedWhereItIsAskedFor(Twin twin) {
		String body = "{\"error\":{\"message\":\"no such org\",\"code\":\"ORG\"},\"more\":\"private\"}";
		for (String detail : new String[] { "none", "problem", "json" }) {
			try (FaultServer server = FaultServer.plain(Fault.answer(400, body));
					NotesApplication notes = NotesApplication.calling(server.uri(), "errors.detail=" + detail)) {
				String message = NotesApplication.failure(notes.get(twin), ApiResponseException.class).getMessage();
				assertThat(message).doesNotContain("private");
				assertThat(String.valueOf(message).endsWith(": \"no such org\", code ORG"))
					.isEqualTo(detail.equals("json"));
			}
		}
		try (FaultServer server = FaultServer.plain(Fault.answer(400, "{\"title\":\"T\"}", PROBLEM));
				NotesApplication notes = NotesApplication.calling(server.uri(), "errors.detail=none")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class)).message()
				.endsWith("400 BAD_REQUEST");
		}
	}

	@TwinTest
	void problemThatCannotBeReadIsNoSecondFailure(Twin twin) {
		for (String body : new String[] { "", "{", "[1]", "\"text\"", "{\"title\":null}", "{\"title\":{}}" }) {
			try (FaultServer server = FaultServer.plain(Fault.answer(409, body, PROBLEM));
					NotesApplication notes = NotesApplication.calling(server.uri())) {
				assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class)).message()
					.endsWith("409 CONFLICT");
			}
		}
	}

	@TwinTest
	void valueThatCannotBeReadIsNamedByItsPath(Twin twin) {
		String list = "[{\"id\":1,\"text\":\"a\"},{\"id\":\"s3cr3t\",\"text\":\"b\"}]";
		try (FaultServer server = FaultServer.plain(Fault.answer("{\"id\":\"s3cr3t\"}"), Fault.answer(list));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiDecodingException.class)).message()
				.endsWith("the response is not what the definition expects: see $.id");
			assertThat(NotesApplication.failure(twin.list(() -> notes.reactive().list(), () -> notes.blocking().list()),
					ApiDecodingException.class))
				.message()
				.contains(".id")
				.doesNotContain("s3cr3t");
		}
	}

	@TwinTest
	void jsonThatIsNotWellFormedIsNamedByItsPosition(Twin twin) {
		String cut = "{\"id\":12";
		String broken = "[{\"id\":1,\"text\":\"a\"},\n {\"id\":s3cr3t}]";
		try (FaultServer server = FaultServer.plain(Fault.answer(cut), Fault.answer(broken));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiDecodingException.class)).message()
				.endsWith(": the body is not well-formed JSON (line 1, column 9)");
			assertThat(NotesApplication.failure(twin.list(() -> notes.reactive().list(), () -> notes.blocking().list()),
					ApiDecodingException.class))
				.message()
				.contains(": the body is not well-formed JSON (line 2, column ")
				.doesNotContain("s3cr3t");
		}
	}

	@TwinTest
	void valueThatIsMissingIsNamedByItsPathAndType(Twin twin) {
		String list = "[{\"id\":1,\"text\":\"a\"},{\"text\":\"s3cr3t\"}]";
		try (FaultServer server = FaultServer.plain(Fault.answer("{\"id\":null}"), Fault.answer(list));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiDecodingException.class)).message()
				.endsWith("definition expects: see $.id, which is missing or null where int is expected");
			assertThat(NotesApplication.failure(twin.list(() -> notes.reactive().list(), () -> notes.blocking().list()),
					ApiDecodingException.class))
				.message()
				.endsWith(".id, which is missing or null where int is expected");
		}
	}

	/**
	 * Jackson reports it like a fault of the text.
	 */
	@TwinTest
	void numberThatIsTooLargeIsNamedByItsPath(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer("{\"id\":99999999999999999999}"));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiDecodingException.class)).message()
				.endsWith("the response is not what the definition expects: see $.id");
		}
	}

	@TwinTest
	void proxyThatIsDownIsNamed(Twin twin) {
		try (DeadPort proxy = DeadPort.refusing();
				NotesApplication notes = NotesApplication.calling(URI.create("http://notes.example.com"),
						"http.proxy.host=127.0.0.1", "http.proxy.port=" + proxy.port())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class)).message()
				.contains("the proxy refused the connection: see tandem.clients.notes.http.proxy")
				.doesNotContain("base-url");
		}
	}

	/**
	 * A host that is called without the proxy is not the proxy.
	 */
	@TwinTest
	void hostBesideTheProxyIsNotTakenForIt(Twin twin) {
		try (DeadPort api = DeadPort.refusing();
				NotesApplication notes = NotesApplication.calling(api.uri(), "http.proxy.host=proxy.example.com",
						"http.proxy.non-proxy-hosts=127.0.0.1,localhost")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class)).message()
				.contains("see tandem.clients.notes.base-url");
		}
	}

	@TwinTest
	void contentTypeThatCannotBeReadIsQuoted(Twin twin) {
		for (String type : new String[] { "garbage", "text/plain;charset=utf8mb4", "text/html; charset=none" }) {
			try (FaultServer server = FaultServer.plain(Fault.answer(200, Note.JSON, "Content-Type: " + type));
					NotesApplication notes = NotesApplication.calling(server.uri())) {
				assertThat(NotesApplication.failure(notes.get(twin), ApiDecodingException.class)).message()
					.contains("the content type " + type + ",")
					.doesNotContain("octet-stream");
			}
			try (FaultServer server = FaultServer.plain(Fault.answer(400, "?", "Content-Type: " + type));
					NotesApplication notes = NotesApplication.calling(server.uri())) {
				ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
				assertThat(failure.headers().getFirst("Content-Type")).isEqualTo(type);
				assertThat(failure.bodyText()).isEqualTo("?");
				assertThat(failure.problem()).isEmpty();
			}
		}
	}

	@TwinTest
	void contentTypeThatWasNotSentIsNotNamed(Twin twin) {
		String head = "HTTP/1.1 200 OK\r\nContent-Length: " + Note.JSON.length() + "\r\n\r\n";
		try (FaultServer server = FaultServer.plain(Fault.raw(head + Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiDecodingException.class)).message()
				.contains("the response has no content type")
				.doesNotContain("octet-stream");
		}
	}

	@TwinTest
	void jsonOfAnUnknownCharacterSetIsReadAsUtf8(Twin twin) {
		for (String type : new String[] { "application/json;charset=utf8mb4", "application/json; charset=\"made up\"",
				"application/vnd.notes+json;charset=x" }) {
			try (TestServer server = TestServer.start((request, response) -> response.header("Content-Type", type)
				.sendString(Mono.just("{\"id\":1,\"text\":\"h\u00e9llo\"}")));
					NotesApplication notes = NotesApplication.calling(server.uri())) {
				assertThat(notes.get(twin).get()).isEqualTo(new Note(1, "h\u00e9llo"));
			}
			try (FaultServer server = FaultServer.plain(Fault.answer(400, Note.JSON, "Content-Type: " + type));
					NotesApplication notes = NotesApplication.calling(server.uri())) {
				ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
				assertThat(failure.bodyAs(Note.class)).contains(Note.HELLO);
				assertThat(failure.headers().getFirst("Content-Type")).isEqualTo(type);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "400,BadRequest", "401,Unauthorized", "403,Forbidden", "404,NotFound", "405,MethodNotAllowed",
			"406,NotAcceptable", "409,Conflict", "410,Gone", "412,PreconditionFailed", "415,UnsupportedMediaType",
			"422,UnprocessableContent", "429,TooManyRequests", "500,InternalServerError", "501,NotImplemented",
			"502,BadGateway", "503,ServiceUnavailable", "504,GatewayTimeout", "418,ApiResponseException",
			"599,ApiResponseException" })
	void statusHasATypeOfItsOwn(int status, String type) {
		try (FaultServer server = FaultServer.plain(Fault.answer(status, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			for (Twin twin : Twin.values()) {
				ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
				assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
				assertThat(failure.status().value()).isEqualTo(status);
			}
		}
	}

	@TwinTest
	void statusCanBeCaught(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(404, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			Note instead = (twin == Twin.REACTIVE) ? notes.reactive()
				.get("1")
				.onErrorResume(ApiResponseException.NotFound.class, (missing) -> Mono.just(Note.HELLO))
				.block() : orHello(notes);
			assertThat(instead).isEqualTo(Note.HELLO);
		}
	}

	/**
	 * Spring takes no cookie for a domain with a port.
	 */
	@TwinTest
	void cookieThatIsNotValidDoesNotHideTheStatus(Twin twin) {
		for (String domain : List.of("localhost:8080", "my_host.example", "-a.example")) {
			try (FaultServer server = FaultServer
				.plain(Fault.answer(409, "{}", "Set-Cookie: s=1; Path=/; Domain=" + domain));
					NotesApplication notes = NotesApplication.calling(server.uri())) {
				assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class)
					.headers()
					.get("Set-Cookie")).as(domain).hasSize(1);
			}
		}
	}

	private static Note orHello(NotesApplication notes) {
		try {
			return Objects.requireNonNull(notes.blocking().get("1"));
		}
		catch (ApiResponseException.NotFound ex) {
			return Note.HELLO;
		}
	}

}
