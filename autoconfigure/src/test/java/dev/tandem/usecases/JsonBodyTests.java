package dev.tandem.usecases;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.tandem.ApiClient;
import dev.tandem.ApiDecodingException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTransportException;
import dev.tandem.ImportApiClients;
import dev.tandem.processor.table.StreamMediaTypes;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * JSON is read and written in the same way, whatever type a method declares.
 */
class JsonBodyTests {

	private static NotesApplication calling(FaultServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class), settings);
	}

	private static FaultServer answering(String body, String contentType) {
		return FaultServer.plain(Fault.answer(200, body, "Content-Type: " + contentType));
	}

	private static Fault encoded(int status, String body, String type, Charset charset) {
		byte[] bytes = body.getBytes(charset);
		return Fault.of(charset.name(), (connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 " + status + " Encoded\r\nContent-Type: " + type + ";charset=" + charset.name()
					+ "\r\nContent-Length: " + bytes.length + "\r\n\r\n");
			connection.write(bytes);
		});
	}

	private static JsonApi reactive(NotesApplication notes) {
		return notes.bean(JsonApi.class);
	}

	private static JsonBodyTests_BlockingJsonApi blocking(NotesApplication notes) {
		return notes.bean(JsonBodyTests_BlockingJsonApi.class);
	}

	private static Outcome<List<Note>> flux(Twin twin, NotesApplication notes) {
		return twin.list(() -> reactive(notes).flux(), () -> blocking(notes).flux());
	}

	private static Outcome<List<String>> strings(Twin twin, NotesApplication notes) {
		return twin.list(() -> reactive(notes).strings(), () -> blocking(notes).strings());
	}

	@TwinTest
	void characterSetIsThatOfTheResponseWhateverTheType(Twin twin) {
		Note note = new Note(1, "grüße, é");
		String json = "{\"id\":1,\"text\":\"grüße, é\"}";
		for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
				StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
			String type = "application/vnd.notes+json";
			try (FaultServer server = FaultServer.plain(encoded(200, json, type, charset),
					encoded(200, "[" + json + "," + json + "]", type, charset),
					encoded(200, "[" + json + "]", type, charset), encoded(200, json, type, charset),
					encoded(422, json, type, charset)); NotesApplication notes = calling(server)) {
				assertThat(notes.get(twin).get()).isEqualTo(note);
				assertThat(flux(twin, notes).get()).containsExactly(note, note);
				assertThat(twin.call(() -> reactive(notes).list(), () -> blocking(notes).list()).get())
					.containsExactly(note);
				assertThat(twin.call(() -> reactive(notes).text(), () -> blocking(notes).text()).get()).isEqualTo(json);
				ApiResponseException failure = notes.get(twin).failure(ApiResponseException.class);
				assertThat(failure.bodyText()).isEqualTo(json);
				assertThat(failure.error(Note.class)).contains(note);
				assertThat(failure.error(String.class)).contains(json);
			}
		}
	}

	@TwinTest
	void stringsOfAnArrayAreItsElements(Twin twin) {
		try (FaultServer server = answering("[\"a\", \"b\\n\",\n\"\", 4]", "application/json");
				NotesApplication notes = calling(server)) {
			assertThat(strings(twin, notes).get()).containsExactly("a", "b\n", "", "4");
		}
		try (FaultServer server = answering("[]", "application/json"); NotesApplication notes = calling(server)) {
			assertThat(strings(twin, notes).get()).isEmpty();
		}
		try (FaultServer server = answering("a\nb", "text/plain"); NotesApplication notes = calling(server)) {
			assertThat(strings(twin, notes).get()).containsExactly("a", "b");
		}
	}

	@TwinTest
	void arrayOfObjectsIsNoneOfStrings(Twin twin) {
		try (FaultServer server = answering("[{\"id\":1}]", "application/json");
				NotesApplication notes = calling(server)) {
			strings(twin, notes).failure(ApiDecodingException.class);
		}
	}

	@TwinTest
	void stringsAreSentAsAnArray(Twin twin) {
		try (FaultServer server = answering("{}", "application/json"); NotesApplication notes = calling(server)) {
			twin.run(() -> reactive(notes).send(Flux.just("a", "b\"")), () -> blocking(notes).send(List.of("a", "b\"")))
				.succeeded();
			twin.run(() -> reactive(notes).send(Flux.empty()), () -> blocking(notes).send(List.of())).succeeded();
			twin.run(() -> reactive(notes).sendOne(Mono.just("{\"a\":1}")), () -> blocking(notes).sendOne("{\"a\":1}"))
				.succeeded();
			assertThat(server.requests()).extracting((request) -> request.body())
				.containsExactly("[\"a\",\"b\\\"\"]", "[]", "{\"a\":1}");
		}
	}

	@TwinTest
	void nullElementIsNotLeftOut(Twin twin) {
		String json = "[" + Note.JSON + ",null]";
		try (FaultServer server = answering(json, "application/json"); NotesApplication notes = calling(server)) {
			ApiDecodingException failure = NotesApplication.failure(flux(twin, notes), ApiDecodingException.class);
			assertThat(failure).hasMessageContaining("Mono<List<T>>");
			assertThat(failure.bodyText()).isEqualTo(json);
			assertThat(twin.call(() -> reactive(notes).list(), () -> blocking(notes).list()).get())
				.containsExactly(Note.HELLO, null);
		}
		try (FaultServer server = answering("[\"a\",null]", "application/json");
				NotesApplication notes = calling(server)) {
			strings(twin, notes).failure(ApiDecodingException.class);
		}
		try (FaultServer server = answering("null\n", "application/x-ndjson");
				NotesApplication notes = calling(server)) {
			lines(twin, notes, "application/x-ndjson").failure(ApiDecodingException.class);
		}
	}

	@TwinTest
	void linesBeforeABadOneAreDelivered(Twin twin) {
		for (String bad : List.of("{\"id\":", "oops", "{\"id\":\"one\"}", "null", "{}}")) {
			try (FaultServer server = answering(Note.JSON + "\n\n" + Note.JSON + "\n" + bad + "\n" + Note.JSON + "\n",
					"application/x-ndjson"); NotesApplication notes = calling(server)) {
				ElementsBefore<Note> elements = ElementsBefore.failure(twin, () -> reactive(notes).lines(""),
						() -> blocking(notes).lines(""));
				assertThat(elements.received()).startsWith(Note.HELLO, Note.HELLO);
				assertThat(elements.failure()).isInstanceOf(ApiDecodingException.class);
			}
		}
	}

	/**
	 * The reader is slow enough that all lines wait when the connection breaks.
	 */
	@TwinTest
	void linesBeforeABrokenConnectionAreDelivered(Twin twin) {
		String lines = (Note.JSON + "\n").repeat(500);
		Fault broken = Fault.of("broken after 500 lines", (connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 99999\r\n\r\n");
			connection.write(lines);
			connection.close();
		});
		try (FaultServer server = FaultServer.plain(broken); NotesApplication notes = calling(server)) {
			ElementsBefore<Note> elements = ElementsBefore.failure(twin,
					() -> reactive(notes).lines("")
						.materialize()
						.delayElements(Duration.ofMillis(1))
						.<Note>dematerialize(),
					() -> blocking(notes).lines("").peek((line) -> LockSupport.parkNanos(100_000)));
			assertThat(elements.received()).hasSize(500);
			assertThat(elements.failure()).isInstanceOf(ApiTransportException.class);
		}
	}

	@TwinTest
	void valuesOfAStreamNeedNotEndWithALine(Twin twin) {
		try (FaultServer server = answering(Note.JSON + Note.JSON + "\r\n" + Note.JSON, "application/x-ndjson");
				NotesApplication notes = calling(server)) {
			assertThat(lines(twin, notes, "application/x-ndjson").get()).containsExactly(Note.HELLO, Note.HELLO,
					Note.HELLO);
		}
	}

	/**
	 * The types of the processor's table come one by one: their body as a whole is
	 * limited neither in size nor in time.
	 */
	@TwinTest
	void typesOfTheTableAreStreams(Twin twin) {
		for (String type : StreamMediaTypes.ALL.split(",", -1)) {
			String record = switch (type) {
				case StreamMediaTypes.EVENTS -> "data: " + Note.JSON + "\n\n";
				case StreamMediaTypes.SEQUENCES -> "\u001E" + Note.JSON + "\n";
				default -> Note.JSON + "\n";
			};
			try (FaultServer server = answering(record.repeat(100), type);
					NotesApplication notes = calling(server, "http.max-body-size=1KB")) {
				assertThat(lines(twin, notes, type).get()).hasSize(100).containsOnly(Note.HELLO);
				assertThat(server.awaitRequest().header("Accept").orElseThrow()).startsWith("application/x-ndjson");
			}
		}
	}

	/**
	 * As grpc-gateway sends them.
	 */
	@TwinTest
	void linesOfAnAcceptedTypeAreAStreamToo(Twin twin) {
		try (FaultServer server = answering((Note.JSON + "\n").repeat(100), "application/json");
				NotesApplication notes = calling(server, "http.max-body-size=1KB")) {
			assertThat(twin.list(() -> reactive(notes).gateway(), () -> {
				try (Stream<Note> lines = blocking(notes).gateway()) {
					return lines.toList();
				}
			}).get()).hasSize(100).containsOnly(Note.HELLO);
		}
	}

	@TwinTest
	void linesOfTextAreThoseOfTheStream(Twin twin) {
		for (String type : List.of("application/jsonl", "application/json-seq")) {
			String before = type.endsWith("seq") ? "\u001E" : "";
			try (FaultServer server = answering(before + Note.JSON + "\n" + before + "2\n", type);
					NotesApplication notes = calling(server)) {
				assertThat(twin.list(() -> reactive(notes).textLines(), () -> {
					try (Stream<String> lines = blocking(notes).textLines()) {
						return lines.toList();
					}
				}).get()).containsExactly(Note.JSON, "2");
			}
		}
	}

	private static Outcome<List<Note>> lines(Twin twin, NotesApplication notes, String type) {
		return twin.list(() -> reactive(notes).lines(type), () -> {
			try (Stream<Note> lines = blocking(notes).lines(type)) {
				return lines.toList();
			}
		});
	}

	@ApiClient("notes")
	@HttpExchange("/notes")
	interface JsonApi {

		@GetExchange
		Flux<Note> flux();

		@GetExchange
		Mono<List<Note>> list();

		@GetExchange
		Mono<String> text();

		@GetExchange
		Flux<String> strings();

		@GetExchange(url = "/lines",
				accept = { MediaType.APPLICATION_NDJSON_VALUE, "application/x-jsonl; q=0.5, application/json-seq" })
		Flux<Note> lines(@RequestHeader("X-Expected") String type);

		@GetExchange(url = "/lines", accept = { MediaType.APPLICATION_NDJSON_VALUE, MediaType.APPLICATION_JSON_VALUE })
		Flux<Note> gateway();

		@GetExchange(url = "/lines", accept = "application/jsonl")
		Flux<String> textLines();

		@PostExchange(contentType = MediaType.APPLICATION_JSON_VALUE)
		Mono<Void> send(@RequestBody Flux<String> texts);

		@PostExchange(contentType = MediaType.APPLICATION_JSON_VALUE)
		Mono<Void> sendOne(@RequestBody Mono<String> json);

	}

	@ImportApiClients(JsonApi.class)
	static class Setup {

	}

}
