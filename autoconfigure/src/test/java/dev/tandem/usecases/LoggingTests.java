package dev.tandem.usecases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.tandem.ApiKeySupplier;
import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged of calls, and what of them is not shown.
 */
class LoggingTests {

	private static final String LOGGER = "dev.tandem.calls.notes";

	private static final String CALL = "notes NoteApi#get GET /notes/{id} -> ";

	private final LogCapture log = LogCapture.of(Level.INFO, LOGGER);

	@AfterEach
	void close() {
		this.log.close();
	}

	private static NotesApplication calling(URI server, String... settings) {
		return NotesApplication.calling(server, (context) -> context.register(Setup.class), settings);
	}

	/**
	 * What was logged, without times and ports, which are others each time.
	 */
	private List<String> lines() {
		return this.log.entries()
			.stream()
			.map((entry) -> entry.level() + " " + entry.message())
			.map((line) -> line.replaceAll(" in \\d+ ms", " in N ms").replaceAll("127\\.0\\.0\\.1:\\d+", "server"))
			.toList();
	}

	private String text() {
		return String.join("\n", lines());
	}

	@TwinTest
	void nothingIsLoggedUnlessAskedFor(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = calling(server.uri())) {
			notes.get(twin).get();
			assertThat(lines()).isEmpty();
		}
	}

	@TwinTest
	void callIsALineWithoutValues(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(200, Note.JSON, "X-Request-ID: 4f2a"));
				NotesApplication notes = calling(server.uri(), "logging.level=basic")) {
			notes.get(twin, "personal").get();
			notes.search(twin, Map.of("X-Own", "personal"), Map.of("own", "personal"), Map.of("own", "personal")).get();
			assertThat(lines()).containsExactly("INFO " + CALL + "200 in N ms, 1 attempt, 23 bytes, correlation 4f2a",
					"INFO notes NoteApi#search GET /notes/search -> 200 in N ms, 1 attempt, 23 bytes, correlation 4f2a");
			assertThat(this.log.entries()).extracting(LogCapture.Entry::logger).containsOnly(LOGGER);
		}
	}

	@TwinTest
	void callThatIsSentOftenDoesNotFillTheLog(Twin twin) {
		List<Fault> attempt = new ArrayList<>(Collections.nCopies(7, Fault.answer(302, "", "Location: /notes/1")));
		attempt.add(Fault.answer(503, "{}"));
		Fault[] script = Stream.of(attempt, attempt, attempt).flatMap(List::stream).toArray(Fault[]::new);
		try (FaultServer server = FaultServer.plain(script);
				NotesApplication notes = calling(server.uri(), "logging.level=headers", "http.redirects=same-origin",
						"retry.max-attempts=3", "retry.budget=1", "retry.backoff.initial=1ms")) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(lines()).hasSize(42);
			assertThat(lines().subList(0, 40)).filteredOn((line) -> line.contains("] > ")).hasSize(20);
			assertThat(lines().get(40)).endsWith(" and 4 more requests");
			assertThat(lines().get(41)).endsWith("-> 503 ApiResponseException in N ms, 3 attempts, 2 bytes");
		}
	}

	@TwinTest
	void attemptsAreToldAndFailuresAreWarnings(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.resetBeforeHead(),
				Fault.answer(Note.JSON), Fault.answer(404, "{}", "X-Correlation-ID: a,\"b 9 attempts"));
				NotesApplication notes = calling(server.uri(), "logging.level=basic", "retry.max-attempts=3",
						"retry.backoff.initial=1ms")) {
			notes.get(twin).get();
			notes.get(twin);
			assertThat(lines()).containsExactly("INFO " + CALL + "200 in N ms, 3 attempts, 23 bytes", "WARN " + CALL
					+ "404 ApiResponseException in N ms, 1 attempt, 2 bytes, correlation a??b?9?attempts");
		}
	}

	@TwinTest
	void rejectedCallIsAWarning(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = calling(server.uri(), "logging.level=body", "rate-limit.permits=1",
						"rate-limit.per=1h", "rate-limit.max-wait=0s")) {
			notes.get(twin).get();
			notes.get(twin);
			assertThat(lines()).hasSize(4)
				.last()
				.isEqualTo("WARN notes NoteApi#get [2] GET /notes/{id} -> ApiRejectedException RATE_LIMITED in N ms, "
						+ "not sent");
		}
	}

	@TwinTest
	void cancelledCallIsNoWarning(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				NotesApplication notes = calling(server.uri(), "logging.level=body")) {
			try (RunningCall<Note> call = notes.start(twin)) {
				server.awaitRequest();
				call.cancel();
			}
			Awaitility.await().until(() -> lines().size() == 3);
			assertThat(lines()).first().asString().contains("[1] > GET http://server/notes/1 | ");
			assertThat(lines()).endsWith("INFO notes NoteApi#get [1] < no response",
					"INFO notes NoteApi#get [1] GET /notes/{id} -> cancelled in N ms, 1 attempt");
		}
	}

	@TwinTest
	void headersAreShownWithoutSecrets(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(200, Note.JSON, "Set-Cookie: session=s3cr3t",
				"X-Token: s3cr3t", "X-Echo: was " + NotesApplication.KEY, "X-Request-ID: " + NotesApplication.KEY,
				"Location: http://other/?token=s3cr3t&X-Token=s3cr3t&a=b", "X-Other: shown"));
				NotesApplication notes = calling(server.uri(), "logging.level=headers",
						"logging.redact=x-token,token,Personal", "headers.X-Default=s3cr3t", "headers.Accept=text/json",
						"cookies.session=s3cr3t", "query.fixed=s3cr3t")) {
			notes
				.search(twin, Map.of("X-Token", "s3cr3t", "X-Other", "shown"), Map.of("own", "s3cr3t"),
						Map.of("personal", "s3cr3t"))
				.get();
			assertThat(text()).doesNotContain("s3cr3t", NotesApplication.KEY, "hello");
			String name = "INFO notes NoteApi#search [1] ";
			assertThat(lines()).hasSize(3);
			assertThat(lines().get(0))
				.startsWith(name + "> GET http://server/notes/search?personal=[redacted]&fixed=[redacted] | ")
				.contains(" | Authorization: [redacted]", " | X-Token: [redacted]", " | X-Other: shown",
						" | X-Default: [redacted]", " | Accept: text/json", " | Cookie: [redacted]");
			assertThat(lines().get(1)).startsWith(name + "< 200 in N ms | ")
				.contains(" | Set-Cookie: [redacted]", " | X-Token: [redacted]", " | X-Echo: was [redacted]",
						" | Location: http://other/?token=[redacted]&X-Token=[redacted]&a=b", " | X-Other: shown",
						" | X-Request-ID: [redacted]");
			assertThat(lines().get(2))
				.isEqualTo(name + "GET /notes/search -> 200 in N ms, 1 attempt, 23 bytes, correlation [redacted]");
		}
	}

	@TwinTest
	void keyIsNowhereWhereverItIs(Twin twin) {
		for (String place : List.of("header", "query", "cookie")) {
			String key = place.equals("cookie") ? "s3cr3t+k/y=" : "s3cr3t k+y/=\"&";
			try (LogCapture everything = LogCapture.everything();
					TestServer server = TestServer.start((request, response) -> {
						String echo = request.uri() + "\n" + request.headers() + "\n" + key;
						return TestServer.json(response.header("X-Echo", key),
								request.method().equals("GET") ? 200 : 500,
								"{\"id\":1,\"text\":\"" + escaped(echo) + "\"}");
					});
					NotesApplication notes = calling(server.uri(), "logging.level=body", "api-key.value=" + key,
							"api-key.in=" + place, "api-key.name=X-Api-Key", "basic.username=user",
							"basic.password=b4s1c-p4ssw0rd")) {
				assertThat(notes.get(twin).get().text()).contains("s3cr3t");
				twin.call(() -> notes.reactive().create(new Note(2, key)),
						() -> notes.blocking().create(new Note(2, key)));
				List<String> lines = everything.entries()
					.stream()
					.filter((entry) -> entry.logger().equals(LOGGER))
					.map(LogCapture.Entry::message)
					.toList();
				assertThat(lines).hasSize(6);
				assertThat(String.join("\n", lines)).contains("[redacted]")
					.doesNotContain("s3cr3t", "b4s1c", "dXNlcjpiNHMxYy1wNHNzdzByZA");
				assertThat(lines).filteredOn((line) -> line.contains(" < "))
					.allMatch((line) -> line.contains("| body {"));
			}
		}
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
	}

	@TwinTest
	void replacedKeyIsNotShownEither(Twin twin) {
		AtomicInteger asked = new AtomicInteger();
		ApiKeySupplier supplier = (client) -> Mono.just((asked.getAndIncrement() == 0) ? "old-s3cr3t" : "new-s3cr3t");
		try (TestServer server = TestServer.start((request, response) -> {
			String key = String.valueOf(request.headers().getFirst("Authorization"));
			return TestServer.json(response, key.contains("new") ? 200 : 401, "{\"id\":1,\"text\":\"" + key + "\"}");
		});
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean("vault", ApiKeySupplier.class, () -> supplier),
						"logging.level=body", "api-key.supplier=vault")) {
			notes.get(twin).get();
			assertThat(lines()).hasSize(5);
			assertThat(text()).doesNotContain("s3cr3t").contains("< 401 in N ms", "Bearer [redacted]");
		}
	}

	@TwinTest
	void callForTheKeyIsNoPartOfTheCall(Twin twin) {
		Consumer<AnnotationConfigApplicationContext> vault = (context) -> {
			context.register(VaultSetup.class);
			context.registerBean("vault", ApiKeySupplier.class,
					() -> (client) -> context.getBean(LoggedVaultApi.class).key());
		};
		try (TestServer server = TestServer.start((request, response) -> request.path().equals("/key")
				? response.header("Content-Type", "text/plain").sendString(Mono.just("new-s3cr3t"))
				: TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), vault, "logging.level=body",
						"api-key.supplier=vault", "tandem.clients.vault.base-url=" + server.uri())) {
			notes.get(twin).get();
			assertThat(server.requests()).hasSize(2);
			assertThat(lines()).hasSize(3);
			assertThat(text()).doesNotContain("s3cr3t", "/key");
		}
	}

	@TwinTest
	void bodiesAreShownOnOneLineWithoutSecrets(Twin twin) {
		String answer = "{\n  \"id\": 1,\r\n  \"text\": \"hello\\nworld\",\n  \"deep\": [{\"Password\": {\"a\": \"s3cr3t\"}}]\n}";
		try (FaultServer server = FaultServer.plain(Fault.answer(answer));
				NotesApplication notes = calling(server.uri(), "logging.level=body", "logging.redact=password,text")) {
			notes.create(twin).get();
			assertThat(lines()).hasSize(3);
			assertThat(lines().get(0)).contains("> POST http://server/notes | ", " | Content-Length: 23")
				.endsWith(" | body {\"id\":1,\"text\":\"[redacted]\"}");
			assertThat(lines().get(1)).endsWith(" | body {\\n  \"id\": 1,\\r\\n  \"text\": \"[redacted]\",\\n"
					+ "  \"deep\": [{\"Password\": \"[redacted]\"}]\\n}");
		}
	}

	@TwinTest
	void formIsShownWithoutSecrets(Twin twin) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("user", "me");
		form.add("password", "s3cr3t & more");
		form.add("key", NotesApplication.KEY);
		try (FaultServer server = FaultServer
			.plain(Fault.answer(200, "user=me&password=s3cr3t", "Content-Type: text/plain"));
				NotesApplication notes = calling(server.uri(), "logging.level=body", "logging.redact=password")) {
			twin.call(() -> notes.bean(LoggedNoteApi.class).sendForm(form),
					() -> notes.bean(BlockingLoggedNoteApi.class).sendForm(form))
				.get();
			assertThat(lines().get(0)).endsWith(" | body user=me&password=[redacted]&key=[redacted]");
			assertThat(lines().get(1)).endsWith(" | body user=me&password=[redacted]");
		}
	}

	@TwinTest
	void longBodyIsCutAndBinaryIsNotShown(Twin twin) {
		String text = "a".repeat(10_000);
		try (FaultServer server = FaultServer.plain(Fault.answer(200, text, "Content-Type: text/plain"),
				Fault.answer(200, "binary", "Content-Type: application/pdf"));
				NotesApplication notes = calling(server.uri(), "logging.level=body")) {
			assertThat(send(notes, twin, "text/plain", text).get()).isEqualTo(text);
			String cut = " | body " + "a".repeat(8192) + " [and 1808 more bytes]";
			assertThat(lines()).hasSize(3);
			assertThat(lines().get(0)).endsWith(cut);
			assertThat(lines().get(1)).endsWith(cut);
			assertThat(lines().get(2)).endsWith("10000 bytes");
			CallShape.BYTES.call(notes, twin);
			assertThat(lines()).hasSize(6);
			assertThat(lines().get(4)).endsWith(" | body [6 bytes of application/pdf]");
		}
	}

	private static Outcome<String> send(NotesApplication notes, Twin twin, String type, String text) {
		return twin.call(() -> notes.bean(LoggedNoteApi.class).send(type, text),
				() -> notes.bean(BlockingLoggedNoteApi.class).send(type, text));
	}

	@TwinTest
	void compressedBodyIsShownAsItIsRead(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.gzip(Note.JSON));
				NotesApplication notes = calling(server.uri(), "logging.level=body")) {
			notes.get(twin).get();
			assertThat(lines().get(1)).endsWith(" | body " + Note.JSON);
			assertThat(lines().get(2)).endsWith("1 attempt, 23 bytes");
		}
	}

	@TwinTest
	void bodyOfHttp2IsShown(Twin twin) {
		try (TestServer server = TestServer.builder()
			.tls(TestCertificates.server())
			.http2()
			.start((request, response) -> response.header("Content-Type", "application/json")
				.header("Content-Encoding", "gzip")
				.sendByteArray(Mono.just(gzip(Note.JSON))));
				NotesApplication notes = calling(server.uri(), "logging.level=body", "http.versions=h2",
						"ssl.insecure=true")) {
			notes.create(twin).get();
			assertThat(server.awaitRequest().protocol()).contains("2");
			assertThat(lines()).hasSize(3);
			assertThat(lines().get(0)).contains("> POST https://server/notes | ").endsWith(" | body " + Note.JSON);
			assertThat(lines().get(1)).endsWith(" | body " + Note.JSON);
		}
	}

	private static byte[] gzip(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return bytes.toByteArray();
	}

	@TwinTest
	void errorBodyAndBrokenBodyAreShown(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{\"detail\":\"oops\"}"),
				Fault.truncatedBody("{\"id\":1,"));
				NotesApplication notes = calling(server.uri(), "logging.level=body")) {
			notes.get(twin);
			notes.get(twin);
			assertThat(lines()).hasSize(6);
			assertThat(lines().get(1)).contains("[1] < 500 in N ms").endsWith(" | body {\"detail\":\"oops\"}");
			assertThat(lines().get(2)).startsWith("WARN ").contains("[1] ", "500 ApiResponseException");
			assertThat(lines().get(4)).contains("[2] < 200 in N ms", " | body {\"id\":1, | failed with ");
			assertThat(lines().get(5)).startsWith("WARN ").contains("[2] ", "200 ApiTransportException");
		}
	}

	@TwinTest
	void everyAttemptAndRedirectIsShown(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"),
				Fault.answer(307, "", "Location: /moved?X-Api-Key=" + NotesApplication.KEY), Fault.answer(Note.JSON));
				NotesApplication notes = calling(server.uri(), "logging.level=headers", "http.redirects=same-origin",
						"retry.max-attempts=2", "retry.backoff.initial=1ms", "api-key.value=" + NotesApplication.KEY,
						"api-key.in=query", "api-key.name=X-Api-Key")) {
			notes.get(twin).get();
			assertThat(text()).doesNotContain(NotesApplication.KEY);
			assertThat(lines()).extracting((line) -> line.replaceAll(" \\|.*", ""))
				.containsExactly("INFO notes NoteApi#get [1] > GET http://server/notes/1?X-Api-Key=[redacted]",
						"INFO notes NoteApi#get [1] < 503 in N ms",
						"INFO notes NoteApi#get [1] > GET http://server/notes/1?X-Api-Key=[redacted]",
						"INFO notes NoteApi#get [1] < 307 in N ms",
						"INFO notes NoteApi#get [1] > GET http://server/moved?X-Api-Key=[redacted]",
						"INFO notes NoteApi#get [1] < 200 in N ms",
						"INFO notes NoteApi#get [1] GET /notes/{id} -> 200 in N ms, 2 attempts, 23 bytes");
		}
	}

	@TwinTest
	void streamIsHandedOnAsItComesAndLoggedWhenItIsClosed(Twin twin) throws InterruptedException {
		String event = "data:{\"id\":1,\"text\":\"hello\"}\n\n";
		CountDownLatch first = new CountDownLatch(1);
		try (TestServer server = TestServer.start((request, response) -> TestServer.stream(response,
				"text/event-stream", Flux.just(event).concatWith(Flux.never())));
				NotesApplication notes = calling(server.uri(), "logging.level=body", "logging.redact=text")) {
			if (twin == Twin.REACTIVE) {
				StepVerifier.create(notes.reactiveStreams().events().doOnNext((note) -> first.countDown()))
					.expectNext(Note.HELLO)
					.then(() -> assertThat(lines()).isEmpty())
					.thenCancel()
					.verify();
			}
			else {
				try (Stream<Note> events = notes.blockingStreams().events()) {
					assertThat(events.iterator().next()).isEqualTo(Note.HELLO);
					first.countDown();
					assertThat(lines()).isEmpty();
				}
			}
			assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
			Awaitility.await().until(() -> lines().size() == 3);
			assertThat(lines().get(1)).endsWith(" | body data:{\"id\":1,\"text\":\"[redacted]\"}\\n\\n");
			assertThat(lines().get(2)).startsWith("INFO ").contains("-> 200 cancelled in N ms");
		}
	}

	@TwinTest
	void uploadsAreCountedAndTextIsShown(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = calling(server.uri(), "logging.level=body")) {
			Resource text = named("a.txt", "text to upload");
			twin.call(() -> notes.bean(FileApi.class).put(text, null),
					() -> notes.bean(BlockingFileApi.class).put(text, null))
				.get();
			assertThat(lines().get(0)).endsWith(" | body text to upload");
			Resource image = named("a.png", "image to upload");
			twin.call(() -> notes.bean(FileApi.class).put(image, null),
					() -> notes.bean(BlockingFileApi.class).put(image, null))
				.get();
			assertThat(lines().get(3)).endsWith(" | body [15 bytes of image/png]");
			twin.call(() -> notes.bean(FileApi.class).post("title", image, null),
					() -> notes.bean(BlockingFileApi.class).post("title", image, null))
				.get();
			assertThat(lines().get(6)).containsPattern(" \\| body \\[\\d+ bytes of multipart/form-data]$");
			assertThat(server.requests()).extracting((request) -> request.body().length())
				.satisfies((lengths) -> assertThat(lines().get(6)).contains("[" + lengths.get(2) + " bytes"));
		}
	}

	private static Resource named(String name, String content) {
		return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {

			@Override
			public String getFilename() {
				return name;
			}

		};
	}

	@TwinTest
	void nothingIsLeftBehind(Twin twin) {
		String event = "data:{\"id\":1,\"text\":\"hello\"}\n\n";
		Fault[] faults = { Fault.answer(Note.JSON), Fault.gzip(Note.JSON), Fault.answer(500, "{}"),
				Fault.truncatedBody("[{\"id\":1,"), Fault.answer("a".repeat(20_000)),
				Fault.answer(200, event, "Content-Type: text/event-stream") };
		for (String level : List.of("basic", "body")) {
			try (FaultServer server = FaultServer.plain(faults); Leftovers leftovers = new Leftovers()) {
				try (NotesApplication notes = NotesApplication.calling(server.uri(), leftovers::watch,
						"logging.level=" + level)) {
					for (CallShape shape : CallShape.values()) {
						server.play(faults);
						for (int i = 0; i < faults.length; i++) {
							shape.call(notes, twin);
						}
					}
					leftovers.assertPoolIsWhole();
				}
				leftovers.assertBuffersAreReleased();
			}
		}
		assertThat(lines()).filteredOn((line) -> line.contains(" -> ")).hasSize(2 * 4 * faults.length);
	}

	@TwinTest
	void loggerDecidesWhatIsWritten(Twin twin) {
		this.log.close();
		Fault good = Fault.answer(200, Note.JSON, "X-Request-ID: 4f2a");
		Fault bad = Fault.answer(500, "{}", "X-Request-ID: 4f2b");
		for (Level level : List.of(Level.WARN, Level.OFF)) {
			try (LogCapture capture = LogCapture.of(level, LOGGER);
					FaultServer server = FaultServer.plain(good, bad);
					NotesApplication notes = calling(server.uri(), "logging.level=body")) {
				notes.get(twin).get();
				notes.get(twin);
				assertThat(capture.entries()).extracting(LogCapture.Entry::message)
					.map((line) -> line.replaceAll(" in \\d+ ms", ""))
					.isEqualTo((level == Level.OFF) ? List.of()
							: List.of(CALL + "500 ApiResponseException, 1 attempt, 2 bytes, correlation 4f2b"));
			}
		}
	}

	/**
	 * As a tracer does, which puts the id of the trace into the context of the log.
	 */
	@TwinTest
	void lineHasTheTraceOfTheCall(Twin twin) {
		MdcCapture captured = new MdcCapture();
		Logger logger = (Logger) LoggerFactory.getLogger(LOGGER);
		captured.setContext(logger.getLoggerContext());
		captured.start();
		logger.addAppender(captured);
		Consumer<AnnotationConfigApplicationContext> observed = (context) -> context
			.registerBean(ObservationHandler.class, ScopeHandler::new);
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON), Fault.answer(500, "{}"), Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(), observed, "logging.level=headers")) {
			notes.get(twin).get();
			notes.get(twin);
			try (RunningCall<Note> call = notes.start(twin)) {
				server.awaitRequests(3);
				call.cancel();
			}
			Awaitility.await().until(() -> captured.scopes.size() == 9);
			assertThat(captured.scopes).containsOnly("tandem.calls");
			assertThat(MDC.get("scope")).isNull();
		}
		finally {
			logger.detachAppender(captured);
		}
	}

	private static final class ScopeHandler implements ObservationHandler<Observation.Context> {

		@Override
		public void onScopeOpened(Observation.Context context) {
			if ("tandem.calls".equals(context.getName())) {
				MDC.put("scope", context.getName());
			}
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			MDC.remove("scope");
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	private static final class MdcCapture extends AppenderBase<ILoggingEvent> {

		private final List<String> scopes = new CopyOnWriteArrayList<>();

		@Override
		protected void append(ILoggingEvent event) {
			this.scopes.add(event.getMDCPropertyMap().getOrDefault("scope", "none"));
		}

	}

	@ImportApiClients(LoggedVaultApi.class)
	static class VaultSetup {

	}

	@ImportApiClients({ LoggedNoteApi.class, FileApi.class })
	static class Setup {

	}

}
