package dev.tandem.usecases;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.ApiClients;
import dev.tandem.ApiDecodingException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiRequest;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiResult;
import dev.tandem.ApiTimeoutException;
import dev.tandem.CallOptions;
import dev.tandem.GenericClient;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Calls without a definition, of a client that none names.
 */
class GenericClientTests {

	private static final ParameterizedTypeReference<List<Note>> NOTES = new ParameterizedTypeReference<>() {
	};

	private final TestServer server = TestServer.start((request, response) -> switch (request.path()) {
		case "/api/notes", "/api/notes/list" -> TestServer.json(response, "[" + Note.JSON + "," + Note.JSON + "]");
		case "/api/events" -> TestServer.stream(response, "text/event-stream",
				Flux.just("data: " + Note.JSON + "\n\n", "data: " + Note.JSON + "\n\n"));
		case "/api/lines" -> TestServer.stream(response, "application/x-ndjson", Flux.just(Note.JSON + "\n"));
		case "/api/gone" -> TestServer.json(response, 404, "{\"id\":1,\"text\":\"gone\"}");
		case "/api/busy" -> TestServer.json(response, 503, "{}");
		case "/api/never" -> Mono.never();
		case "/api/empty" -> response.status(204).send();
		default -> TestServer.json(response, Note.JSON);
	});

	private final TestServer foreign = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));

	@AfterEach
	void close() {
		this.server.close();
		this.foreign.close();
	}

	private NotesApplication start(String... settings) {
		return start((context) -> {
		}, settings);
	}

	private NotesApplication start(Consumer<AnnotationConfigApplicationContext> customizer, String... settings) {
		return NotesApplication.calling(this.server.uri(), customizer,
				NotesApplication.and(settings, "tandem.clients.arya.base-url=" + this.server.uri() + "/api",
						"tandem.clients.arya.api-key=" + NotesApplication.KEY,
						"tandem.clients.arya.headers.x-app=tests", "tandem.clients.arya.query.lang=en",
						"tandem.clients.arya.cookies.theme=dark", "tandem.clients.arya.retry.max-attempts=2",
						"tandem.clients.arya.retry.backoff.initial=1ms",
						"tandem.clients.arya.shutdown.grace-period=0s"));
	}

	private static GenericClient arya(NotesApplication application) {
		return application.bean(ApiClients.class).client("arya");
	}

	private static <T> Outcome<T> retrieve(Twin twin, ApiRequest request, Class<T> type) {
		return twin.call(() -> request.retrieve(type), () -> request.blocking().retrieve(type));
	}

	private ReceivedRequest received() {
		List<ReceivedRequest> requests = this.server.requests();
		return requests.get(requests.size() - 1);
	}

	@TwinTest
	void requestHasWhatTheClientSendsByDefault(Twin twin) {
		try (NotesApplication application = start()) {
			assertThat(retrieve(twin, arya(application).get("/notes/{id}", "a/b"), Note.class).get())
				.isEqualTo(Note.HELLO);
			assertThat(received().uri()).isEqualTo("/api/notes/a%2Fb?lang=en");
			assertThat(received().headers().getFirst("Authorization")).isEqualTo("Bearer " + NotesApplication.KEY);
			assertThat(received().headers().getFirst("x-app")).isEqualTo("tests");
			assertThat(received().headers().getFirst("Cookie")).isEqualTo("theme=dark");
		}
	}

	@TwinTest
	void requestOverridesDefaultsNameByName(Twin twin) {
		try (NotesApplication application = start()) {
			ApiRequest request = arya(application).with(CallOptions.none().withHeader("x-org", "o1"))
				.get("")
				.query("lang", "de")
				.query("day", LocalDate.of(2026, 2, 3))
				.query("n", 1, List.of(2, 3))
				.header("x-app", "mine")
				.cookie("theme", "light")
				.accept(MediaType.APPLICATION_JSON);
			assertThat(retrieve(twin, request, Note.class).get()).isEqualTo(Note.HELLO);
			assertThat(received().uri()).isEqualTo("/api?lang=de&day=2026-02-03&n=1&n=2&n=3");
			assertThat(received().headers().get("x-app")).containsExactly("mine");
			assertThat(received().headers().getFirst("x-org")).isEqualTo("o1");
			assertThat(received().headers().getFirst("Cookie")).isEqualTo("theme=light");
			assertThat(received().headers().getFirst("Accept")).isEqualTo("application/json");
		}
	}

	@TwinTest
	void responseIsReadInEachForm(Twin twin) throws Exception {
		try (NotesApplication application = start()) {
			GenericClient arya = arya(application);
			ApiRequest list = arya.get("/notes");
			assertThat(twin.call(() -> list.retrieve(NOTES), () -> list.blocking().retrieve(NOTES)).get()).hasSize(2);
			assertThat(twin.list(() -> list.list(Note.class), () -> list.blocking().list(Note.class)).get())
				.containsExactly(Note.HELLO, Note.HELLO);
			ResponseEntity<List<Note>> entity = twin.call(() -> list.entity(NOTES), () -> list.blocking().entity(NOTES))
				.get();
			assertThat(entity.getStatusCode().value()).isEqualTo(200);
			assertThat(entity.getBody()).hasSize(2);
			ApiRequest empty = arya.delete("/empty");
			twin.run(empty::send, empty.blocking()::send).succeeded();
			assertThat(retrieve(twin, empty, Note.class).succeeded().value()).isNull();
			ApiRequest content = arya.get("/notes/1");
			if (twin == Twin.REACTIVE) {
				assertThat(DataBufferUtils.join(content.content()).map(GenericClientTests::text).block())
					.isEqualTo(Note.JSON);
			}
			else {
				try (InputStream bytes = content.blocking().content()) {
					assertThat(bytes).hasContent(Note.JSON);
				}
			}
		}
	}

	private static String text(DataBuffer buffer) {
		String text = buffer.toString(StandardCharsets.UTF_8);
		DataBufferUtils.release(buffer);
		return text;
	}

	@TwinTest
	void streamIsReadAsItComes(Twin twin) {
		try (NotesApplication application = start()) {
			assertStreams(twin, arya(application).get("/events"), 2);
			assertThat(received().headers().getFirst("Accept")).isEqualTo("text/event-stream");
			assertStreams(twin, arya(application).get("/lines").accept(MediaType.APPLICATION_NDJSON), 1);
			ApiRequest wrong = arya(application).get("/notes/1");
			twin.list(() -> wrong.stream(Note.class), () -> {
				try (Stream<Note> stream = wrong.blocking().stream(Note.class)) {
					return stream.toList();
				}
			}).failure(ApiDecodingException.class);
		}
	}

	private static void assertStreams(Twin twin, ApiRequest request, int count) {
		assertThat(twin.list(() -> request.stream(Note.class), () -> {
			try (Stream<Note> stream = request.blocking().stream(Note.class)) {
				return stream.toList();
			}
		}).get()).hasSize(count).containsOnly(Note.HELLO);
	}

	@TwinTest
	void failureIsAValueWithItsTypeOfBody(Twin twin) {
		try (NotesApplication application = start()) {
			GenericClient arya = arya(application).withErrorBody("4xx", String.class).withErrorBody("404", Map.class);
			ApiRequest plain = arya.get("/gone");
			ApiResult<Note> result = twin
				.call(() -> plain.result(Note.class), () -> plain.blocking().result(Note.class))
				.get();
			ApiResponseException failure = (ApiResponseException) ((ApiResult.Failure<Note>) result).exception();
			assertThat(failure.error(Map.class)).contains(Map.of("id", 1, "text", "gone"));
			ApiRequest typed = arya.get("/gone").errorBody("404", Note.class);
			ApiResponseException own = retrieve(twin, typed, Note.class).failure(ApiResponseException.class);
			assertThat(own.error(Note.class)).contains(new Note(1, "gone"));
			assertThat(own.operation().toString()).isEqualTo("arya GET /gone (GET /gone)");
			assertThatIllegalArgumentException().isThrownBy(() -> arya.withErrorBody("4x", Map.class))
				.withMessageContaining("'4x'")
				.withMessageContaining("as in 4xx");
		}
	}

	/**
	 * As with a definition: a method that has an effect each time is sent once, unless
	 * the caller says otherwise.
	 */
	@TwinTest
	void retriesKnowTheMethod(Twin twin) {
		try (NotesApplication application = start()) {
			GenericClient arya = arya(application);
			assertAttempts(twin, arya.get("/busy"), 2);
			assertAttempts(twin, arya.post("/busy").body(Note.HELLO), 1);
			assertAttempts(twin, arya.post("/busy").body(Note.HELLO).idempotent(), 2);
			assertAttempts(twin, arya.get("/busy").options(CallOptions.none().withoutRetry()), 1);
			assertAttempts(twin, arya.patch("/busy").options(CallOptions.none().withIdempotencyKey("k")), 2);
		}
	}

	private void assertAttempts(Twin twin, ApiRequest request, int attempts) {
		ApiResponseException failure = retrieve(twin, request, Note.class).failure(ApiResponseException.class);
		assertThat(failure.attempts()).isEqualTo(attempts);
		assertThat(failure.client()).isEqualTo("arya");
	}

	@TwinTest
	void bodyIsSentInEachForm(Twin twin) {
		try (NotesApplication application = start()) {
			GenericClient arya = arya(application);
			assertSent(twin, arya.put("/x").body(Note.HELLO), "application/json", Note.JSON);
			assertSent(twin, arya.put("/x").body("text").contentType(MediaType.TEXT_PLAIN), "text/plain", "text");
			assertSent(twin, arya.put("/x").body(new ByteArrayResource("bytes".getBytes(StandardCharsets.UTF_8))),
					"application/octet-stream", "bytes");
			LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
			form.add("a", "1 2");
			assertSent(twin, arya.put("/x").contentType(MediaType.APPLICATION_FORM_URLENCODED).body(form).query("q", 1),
					"application/x-www-form-urlencoded", "a=1+2");
			assertThat(received().uri()).contains("q=1");
			assertSent(twin,
					arya.put("/x")
						.contentType(MediaType.APPLICATION_NDJSON)
						.body(Flux.just(Note.HELLO, Note.HELLO), Note.class),
					"application/x-ndjson", Note.JSON + "\n" + Note.JSON + "\n");
			retrieve(twin, arya.post("/x").part("file", new ByteArrayResource(new byte[] { 'f' }) {
				@Override
				public String getFilename() {
					return "f.txt";
				}
			}), Note.class).get();
			assertThat(received().headers().getFirst("Content-Type")).startsWith("multipart/form-data");
			assertThat(received().body()).contains("name=\"file\"; filename=\"f.txt\"");
		}
	}

	private void assertSent(Twin twin, ApiRequest request, String contentType, String body) {
		assertThat(retrieve(twin, request, Note.class).get()).isEqualTo(Note.HELLO);
		assertThat(received().headers().getFirst("Content-Type")).startsWith(contentType);
		assertThat(received().body()).isEqualTo(body);
	}

	@TwinTest
	void addressOfAnotherOriginGetsNoKey(Twin twin) {
		try (NotesApplication application = start()) {
			GenericClient arya = arya(application);
			retrieve(twin, arya.request(HttpMethod.GET, this.foreign.uri().resolve("/next?page=2")).query("n", 1),
					Note.class)
				.get();
			ReceivedRequest request = this.foreign.awaitRequest();
			assertThat(request.uri()).isEqualTo("/next?page=2&n=1");
			assertThat(request.headers().get("Authorization")).isNullOrEmpty();
			retrieve(twin, arya.request(HttpMethod.GET, URI.create(this.server.uri() + "/api/next")), Note.class).get();
			assertThat(received().headers().getFirst("Authorization")).isNotNull();
		}
	}

	@TwinTest
	void timeoutEndsTheCallAndTheBudgetIsTheCallers(Twin twin) {
		try (NotesApplication application = start()) {
			ApiTimeoutException failure = retrieve(twin, arya(application).get("/never").timeout(Duration.ofMillis(50)),
					Note.class)
				.failure(ApiTimeoutException.class);
			assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL);
		}
	}

	@TwinTest
	void callIsObservedUnderItsTemplateOrItsName(Twin twin) {
		Set<String> operations = ConcurrentHashMap.newKeySet();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new Operations(operations));
		try (NotesApplication application = start(
				(context) -> context.registerBean(ObservationRegistry.class, () -> observations))) {
			retrieve(twin, arya(application).get("/notes/{id}?x={x}", 1, 2), Note.class).get();
			retrieve(twin, arya(application).get("/notes/{id}", 1).operation("notes.get"), Note.class).get();
			assertThat(received().uri()).startsWith("/api/notes/1");
		}
		assertThat(operations).containsExactlyInAnyOrder("GET /notes/{id}", "notes.get");
	}

	@TwinTest
	void callAfterTheEndIsRefused(Twin twin) {
		ApiRequest request;
		try (NotesApplication application = start()) {
			request = arya(application).get("/notes/1");
		}
		ApiRejectedException failure = retrieve(twin, request, Note.class).failure(ApiRejectedException.class);
		assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.CLIENT_CLOSED);
	}

	@Test
	void clientWithDefinitionsCanBeCalledWithoutThem() {
		try (NotesApplication application = start()) {
			GenericClient notes = application.bean(ApiClients.class).client("notes");
			assertThat(notes.get("/notes/1").blocking().retrieve(Note.class)).isEqualTo(Note.HELLO);
			assertThat(notes).hasToString("GenericClient[client=notes]");
			assertThat(application.bean(ApiClients.class).names()).containsExactly("arya", "notes");
			GenericClient derived = application.bean(ApiClients.class)
				.with(notes, CallOptions.none().withHeader("x-org", "o2"));
			derived.get("/notes/1").blocking().send();
			assertThat(received().headers().getFirst("x-org")).isEqualTo("o2");
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void mistakesSayWhatToWrite() {
		try (NotesApplication application = start()) {
			GenericClient arya = arya(application);
			assertThatIllegalArgumentException().isThrownBy(() -> arya.get("/notes/{id}"))
				.withMessage("The path '/notes/{id}' has the variables [id], but 0 values were given: "
						+ "give a value for each name");
			assertThatIllegalArgumentException().isThrownBy(() -> arya.get("/notes", 1)).withMessageContaining("[]");
			assertThatIllegalArgumentException().isThrownBy(() -> arya.get("/notes/{id}", (Object) null))
				.withMessage("The variable 'id' of the path '/notes/{id}' is null: give a value");
			assertThatIllegalArgumentException().isThrownBy(() -> arya.get("/notes/{id}", (Object[]) null))
				.withMessage("The variable 'id' of the path '/notes/{id}' is null: give a value");
			assertThat(arya.get("/notes/{id:[^/?]+}?x={x}", 1, 2)).asString().endsWith(" GET /notes/{id:[^/?]+}]");
			assertThatIllegalArgumentException().isThrownBy(() -> arya.get("/notes").query("q", (Object) null))
				.withMessage("The query parameter 'q' is null: give a value");
			assertThatIllegalArgumentException().isThrownBy(() -> arya.get("/notes").body(Flux.empty()))
				.withMessageContaining("type of the elements");
			assertThatIllegalArgumentException().isThrownBy(() -> arya.get("/notes").operation(" "));
			assertThatIllegalArgumentException().isThrownBy(() -> application.bean(ApiClients.class).client("ayra"))
				.withMessageContaining("There is no client 'ayra': there are arya, notes")
				.withMessageContaining("tandem.clients.ayra.base-url");
			assertThatIllegalStateException().isThrownBy(() -> Mono.fromCallable(() -> {
				arya.get("/notes").blocking().send();
				return 1;
			}).subscribeOn(Schedulers.parallel()).block()).withMessageContaining("non-blocking thread");
			assertThat(this.server.requests()).isEmpty();
		}
	}

	private record Operations(Set<String> seen) implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStop(Observation.Context context) {
			KeyValue operation = context.getLowCardinalityKeyValue("api.operation");
			if (operation != null) {
				this.seen.add(operation.getValue());
			}
		}

	}

}
