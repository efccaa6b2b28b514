package dev.tandem.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.tandem.ApiClients;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A definition in blocking style, and the reactive twin that is generated of it.
 */
class BlockingStyleTests {

	private static final String LINES = "{\"id\":1,\"text\":\"one\"}\n{\"id\":2,\"text\":\"two\"}\n";

	private final TestServer server = TestServer.start(BlockingStyleTests::answer);

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private static Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response) {
		return switch (request.method() + " " + request.path()) {
			case "GET /notes/1", "POST /notes" -> TestServer.json(response, Note.JSON);
			case "GET /notes/1/text" -> response.header("Content-Type", "text/plain").sendString(Mono.just("hello"));
			case "GET /notes" -> TestServer.json(response, "[" + Note.JSON + "]");
			case "GET /notes/lines" -> TestServer.stream(response, "application/x-ndjson", Mono.just(LINES));
			case "GET /notes/count" -> TestServer.json(response, "7");
			case "GET /notes/none", "DELETE /notes/1" -> response.status(204).send();
			default -> TestServer.json(response, 404, "{}");
		};
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@TwinTest
	void eachShapeIsTheSameThroughBothTwins(Twin twin) {
		try (NotesApplication notes = application()) {
			PlainNoteApi blocking = notes.bean(PlainNoteApi.class);
			ReactivePlainNoteApi reactive = notes.bean(ReactivePlainNoteApi.class);
			assertThat(twin.call(() -> reactive.get("1"), () -> blocking.get("1")).get()).isEqualTo(Note.HELLO);
			assertThat(twin.call(() -> reactive.get("none"), () -> blocking.get("none")).succeeded().value()).isNull();
			assertThat(twin.call(() -> reactive.find("1").map(Optional::of), () -> blocking.find("1")).get())
				.contains(Note.HELLO);
			assertThat(twin
				.call(() -> reactive.find("none").map(Optional::of).defaultIfEmpty(Optional.empty()),
						() -> blocking.find("none"))
				.get()).isEmpty();
			assertThat(twin.call(() -> reactive.text("1").map(Optional::of), () -> blocking.text("1")).get())
				.contains("hello");
			assertThat(twin.call(() -> reactive.later("1"), () -> blocking.later("1").get()).get())
				.isEqualTo(Note.HELLO);
			assertThat(twin.call(reactive::count, blocking::count).get()).isEqualTo(7);
			assertThat(twin.call(() -> reactive.create(Note.HELLO), () -> blocking.create(Note.HELLO)).get())
				.isEqualTo(Note.HELLO);
			assertThat(twin.run(() -> reactive.delete("1"), () -> blocking.delete("1")).succeeded().value()).isNull();
			assertThat(twin.list(reactive::lines, () -> blocking.lines().toList()).get()).extracting(Note::text)
				.containsExactly("one", "two");
			assertThat(twin
				.call(() -> DataBufferUtils.join(reactive.download()).map(BlockingStyleTests::text),
						() -> text(blocking.download()))
				.get()).isEqualTo(LINES);
			ResponseEntity<Note> entity = twin.call(() -> reactive.entity("1"), () -> blocking.entity("1")).get();
			assertThat(Objects.requireNonNull(entity).getBody()).isEqualTo(Note.HELLO);
			HttpHeaders headers = twin.call(() -> reactive.headers("1"), () -> blocking.headers("1")).get();
			assertThat(Objects.requireNonNull(headers).getContentType()).hasToString("application/json");
			ApiResult<Note> result = twin.call(() -> reactive.result("x"), () -> blocking.result("x")).get();
			assertThat(result).isInstanceOf(ApiResult.Failure.class);
		}
	}

	private static String text(DataBuffer bytes) {
		String text = bytes.toString(StandardCharsets.UTF_8);
		DataBufferUtils.release(bytes);
		return text;
	}

	private static String text(InputStream bytes) throws IOException {
		try (bytes) {
			return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@TwinTest
	void failureAndMetricsNameTheOperationOfTheDefinition(Twin twin) {
		try (NotesApplication notes = application()) {
			ApiResponseException failure = NotesApplication
				.failure(twin.call(() -> notes.bean(ReactivePlainNoteApi.class).get("x"),
						() -> notes.bean(PlainNoteApi.class).get("x")), ApiResponseException.class);
			assertThat(failure.operation().name()).isEqualTo("PlainNoteApi#get");
			assertThat(this.meters.get("tandem.calls").timer().getId().getTag("api.operation"))
				.isEqualTo("PlainNoteApi#get");
			ApiResponseException overload = NotesApplication
				.failure(twin.call(() -> notes.bean(ReactivePlainNoteApi.class).get("x", 1),
						() -> notes.bean(PlainNoteApi.class).get("x", 1)), ApiResponseException.class);
			assertThat(overload.operation().name()).isEqualTo("PlainNoteApi#get(String,int)");
		}
	}

	@TwinTest
	void optionsGoAlongFromTheArgumentAndFromADerivedClient(Twin twin) {
		try (NotesApplication notes = application()) {
			ApiClients clients = notes.bean(ApiClients.class);
			CallOptions derived = CallOptions.none().withHeader("X-Org", "o1");
			CallOptions given = CallOptions.none().withQuery("sort", "id");
			ReactivePlainNoteApi reactive = clients.with(notes.bean(ReactivePlainNoteApi.class), derived);
			PlainNoteApi blocking = clients.with(notes.bean(PlainNoteApi.class), derived);
			assertThat(twin.list(() -> reactive.list(3, given), () -> blocking.list(3, given)).get()).hasSize(1);
			ReceivedRequest request = this.server.awaitRequest();
			assertThat(request.headers().getFirst("X-Org")).isEqualTo("o1");
			assertThat(request.uri()).contains("page=3", "sort=id");
			twin.list(() -> reactive.both("1", "1"), () -> blocking.both("1", "1")).get();
			assertThat(this.server.requests()).hasSize(3)
				.allMatch((each) -> "o1".equals(each.headers().getFirst("X-Org")));
		}
	}

	@TwinTest
	void defaultMethodRunsAsItIsWritten(Twin twin) {
		try (NotesApplication notes = application()) {
			Outcome<List<Note>> both = twin.list(() -> notes.bean(ReactivePlainNoteApi.class).both("1", "1"),
					() -> notes.bean(PlainNoteApi.class).both("1", "1"));
			assertThat(both.get()).containsExactly(Note.HELLO, Note.HELLO);
			Outcome<List<Note>> failed = twin.list(() -> notes.bean(ReactivePlainNoteApi.class).both("1", "x"),
					() -> notes.bean(PlainNoteApi.class).both("1", "x"));
			assertThat(NotesApplication.failure(failed, ApiResponseException.class).operation().name())
				.isEqualTo("PlainNoteApi#get");
		}
	}

	@TwinTest
	void cancellingADefaultMethodCancelsItsCall(Twin twin) {
		try (FaultServer silent = FaultServer.plain(Fault.silence());
				NotesApplication notes = NotesApplication.calling(silent.uri(), this::observe);
				RunningCall<List<Note>> call = twin.start(
						() -> notes.bean(ReactivePlainNoteApi.class).both("1", "2").collectList(),
						() -> notes.bean(PlainNoteApi.class).both("1", "2"))) {
			silent.awaitRequest();
			call.cancel();
			silent.awaitClientClosed();
		}
	}

	@Test
	void blockingDefinitionOnANonBlockingThreadNamesTheTwin() {
		try (NotesApplication notes = application()) {
			PlainNoteApi blocking = notes.bean(PlainNoteApi.class);
			assertThatIllegalStateException()
				.isThrownBy(() -> Mono.fromCallable(() -> blocking.get("1")).subscribeOn(Schedulers.parallel()).block())
				.withMessageContaining("Use " + ReactivePlainNoteApi.class.getName() + " here instead");
			assertThat(blocking).asString().startsWith("PlainNoteApi of ReactivePlainNoteApi[client=notes");
		}
	}

	private NotesApplication application() {
		return NotesApplication.calling(this.server.uri(), this::observe);
	}

	private void observe(AnnotationConfigApplicationContext context) {
		context.register(Setup.class);
		context.registerBean(ObservationHandler.class, () -> new DefaultMeterObservationHandler(this.meters));
	}

	@ImportApiClients(PlainNoteApi.class)
	static class Setup {

	}

}
