package dev.tandem.usecases;

import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import dev.tandem.ApiException;
import dev.tandem.testing.DeadPort;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the caller of a blocking twin sees of the wait itself: its own line, and that
 * nothing is sent for a thread that is interrupted.
 */
@Timeout(60)
class CallerTests {

	@AfterEach
	void clearInterrupt() {
		Thread.interrupted();
	}

	private static Map<String, Callable<?>> calls(NotesApplication notes) {
		return Map.of("get", () -> notes.blocking().get("1"), "list", () -> notes.blocking().list(), "create",
				() -> notes.blocking().create(Note.HELLO), "events", () -> {
					try (Stream<Note> events = notes.blockingStreams().events()) {
						return events.toList();
					}
				}, "content", () -> {
					try (InputStream content = notes.blockingStreams().content()) {
						return content.readAllBytes();
					}
				});
	}

	@Test
	void traceBeginsWithTheTwinAndItsCaller() {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			calls(notes).forEach((method, call) -> {
				ApiException failure = catchThrowableOfType(ApiException.class, call::call);
				StackTraceElement[] trace = failure.getStackTrace();
				assertThat(trace[0].getClassName()).matches(".*\\.BlockingNote(Stream)?ApiFacade");
				assertThat(trace[0].getMethodName()).isEqualTo(method);
				assertThat(trace[1].getClassName()).isEqualTo(CallerTests.class.getName());
				assertThat(trace).noneMatch(CallerTests::isElsewhere);
				assertThat(failure).hasNoCause();
			});
		}
	}

	@Test
	void causeOfAFailureStaysItsCause() {
		try (DeadPort port = DeadPort.refusing();
				NotesApplication notes = NotesApplication.calling(URI.create("http://127.0.0.1:" + port.port()))) {
			ApiException failure = catchThrowableOfType(ApiException.class, () -> notes.blocking().get("1"));
			assertThat(failure).hasCauseInstanceOf(ConnectException.class);
			assertThat(failure.getStackTrace()[0].getClassName()).endsWith(".BlockingNoteApiFacade");
		}
	}

	private static boolean isElsewhere(StackTraceElement frame) {
		return frame.getClassName().startsWith("io.netty.") || frame.getClassName().startsWith("reactor.");
	}

	@Test
	void interruptedThreadSendsNothing() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			notes.blocking().get("1");
			for (int i = 0; i < 20; i++) {
				for (Callable<?> call : calls(notes).values()) {
					Thread.currentThread().interrupt();
					assertThatExceptionOfType(CancellationException.class).isThrownBy(call::call)
						.withMessageContaining("before the call; nothing was sent");
					assertThat(Thread.interrupted()).isTrue();
				}
			}
			notes.blocking().get("1");
			assertThat(server.requests()).hasSize(2);
		}
	}

	@Test
	void fakeThatReturnsNullIsNamedWithItsMethod() {
		BlockingNoteApi notes = new BlockingNoteApiFacade(new NullApi());
		BlockingNoteStreamApi streams = new BlockingNoteStreamApiFacade(new NullStreamApi());
		Map<String, Callable<?>> calls = Map.of("NoteApi#get", () -> notes.get("1"), "NoteApi#list", notes::list,
				"NoteStreamApi#events", streams::events, "NoteStreamApi#content", streams::content);
		calls.forEach((method, call) -> assertThatNullPointerException().isThrownBy(call::call)
			.withMessage("dev.tandem.usecases." + method + " returned null in place of a call: let the fake or mock of "
					+ "it return a Mono or a Flux, such as Mono.empty()")
			.satisfies((failure) -> assertThat(List.of(failure.getStackTrace()).get(0).getClassName())
				.endsWith("Facade")));
	}

	/**
	 * As a mock that was taught nothing.
	 */
	@SuppressWarnings("NullAway")
	private static final class NullApi implements NoteApi {

		@Override
		public Mono<Note> get(String id) {
			return null;
		}

		@Override
		public Flux<Note> list() {
			return null;
		}

		@Override
		public Mono<Note> search(Map<String, String> headers, Map<String, String> cookies, Map<String, String> query) {
			return null;
		}

		@Override
		public Mono<Note> create(Note note) {
			return null;
		}

		@Override
		public Mono<Note> at(URI uri, Map<String, String> headers) {
			return null;
		}

	}

	/**
	 * As a mock that was taught nothing.
	 */
	@SuppressWarnings("NullAway")
	private static final class NullStreamApi implements NoteStreamApi {

		@Override
		public Flux<Note> events() {
			return null;
		}

		@Override
		public Flux<Note> lines() {
			return null;
		}

		@Override
		public Flux<DataBuffer> content() {
			return null;
		}

	}

}
