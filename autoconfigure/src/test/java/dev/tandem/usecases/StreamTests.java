package dev.tandem.usecases;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.testing.LeakReports;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.testing.Usage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams through both twins, and closing one early.
 */
class StreamTests {

	private static final String BYTES = "0123456789".repeat(100_000);

	@TwinTest
	void serverSentEventsComeOneByOne(Twin twin) {
		try (TestServer server = TestServer.start(answering(false));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(events(twin, notes).get()).containsExactly(Note.HELLO, Note.HELLO, Note.HELLO);
			assertThat(server.awaitRequest().headers().getFirst("Accept")).isEqualTo("text/event-stream");
		}
	}

	@TwinTest
	void linesOfJsonComeOneByOne(Twin twin) {
		try (TestServer server = TestServer.start(answering(false));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(lines(twin, notes).get()).containsExactly(Note.HELLO, Note.HELLO, Note.HELLO);
		}
	}

	@TwinTest
	void bytesComeInOrderAndWithoutALimit(Twin twin) {
		try (TestServer server = TestServer.start(answering(false));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.max-body-size=1KB")) {
			assertThat(content(twin, notes).get()).isEqualTo(BYTES);
		}
	}

	@TwinTest
	void streamIsNotLimitedAsAWhole(Twin twin) {
		Flux<String> many = Flux.range(0, 500).map((i) -> Note.JSON + "\n");
		try (TestServer server = TestServer
			.start((request, response) -> TestServer.stream(response, "application/x-ndjson", many));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.max-body-size=1KB")) {
			assertThat(lines(twin, notes).get()).hasSize(500);
		}
	}

	@TwinTest
	void closingEventsEarlyEndsTheCall(Twin twin) throws Exception {
		assertClosedEarly((notes) -> {
			if (twin == Twin.REACTIVE) {
				return notes.reactiveStreams().events().blockFirst(Usage.LIMIT);
			}
			try (Stream<Note> events = notes.blockingStreams().events()) {
				return events.iterator().next();
			}
		});
	}

	@TwinTest
	void closingLinesEarlyEndsTheCall(Twin twin) throws Exception {
		assertClosedEarly((notes) -> {
			if (twin == Twin.REACTIVE) {
				return notes.reactiveStreams().lines().blockFirst(Usage.LIMIT);
			}
			try (Stream<Note> lines = notes.blockingStreams().lines()) {
				return lines.iterator().next();
			}
		});
	}

	@TwinTest
	void closingBytesEarlyEndsTheCall(Twin twin) throws Exception {
		assertClosedEarly((notes) -> {
			if (twin == Twin.REACTIVE) {
				notes.reactiveStreams().content().doOnNext(DataBufferUtils::release).blockFirst(Usage.LIMIT);
			}
			else {
				try (InputStream content = notes.blockingStreams().content()) {
					assertThat(content.read()).isEqualTo('0');
				}
			}
			return Note.HELLO;
		});
	}

	/**
	 * A stream that is closed while parts of it are underway must free them. Leaks are
	 * reported when their buffers are collected and others are made.
	 */
	private static void assertClosedEarly(EarlyCall call) throws Exception {
		try (LogCapture log = LeakReports.capture();
				TestServer server = TestServer.start(answering(true));
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1")) {
			for (int i = 1; i <= 10; i++) {
				assertThat(call.make(notes)).isEqualTo(Note.HELLO);
				server.cancelled().awaitTotal(i);
				server.connections().awaitNow(0);
				System.gc();
			}
			notes.assertWorks(Twin.REACTIVE);
			assertThat(log.text()).doesNotContain("LEAK");
		}
	}

	private static TestServer.Handler answering(boolean unbounded) {
		return (request, response) -> answer(request, response, unbounded);
	}

	private static Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response, boolean unbounded) {
		return switch (request.path()) {
			case "/notes/events" ->
				TestServer.stream(response, "text/event-stream", parts("data: " + Note.JSON + "\n\n", 3, unbounded));
			case "/notes/lines" ->
				TestServer.stream(response, "application/x-ndjson", parts(Note.JSON + "\n", 3, unbounded));
			case "/notes/content" -> TestServer.stream(response, "application/octet-stream",
					parts(BYTES.substring(0, 10_000), 100, unbounded));
			default -> TestServer.json(response, Note.JSON);
		};
	}

	private static Flux<String> parts(String part, int count, boolean unbounded) {
		Flux<String> parts = Flux.range(0, count).map((i) -> part);
		return unbounded ? parts.concatWith(Flux.never()) : parts;
	}

	private static Outcome<List<Note>> events(Twin twin, NotesApplication notes) {
		return twin.list(() -> notes.reactiveStreams().events(), () -> {
			try (Stream<Note> events = notes.blockingStreams().events()) {
				return events.toList();
			}
		});
	}

	private static Outcome<List<Note>> lines(Twin twin, NotesApplication notes) {
		return twin.list(() -> notes.reactiveStreams().lines(), () -> {
			try (Stream<Note> lines = notes.blockingStreams().lines()) {
				return lines.toList();
			}
		});
	}

	private static Outcome<String> content(Twin twin, NotesApplication notes) {
		return twin.call(() -> notes.reactiveStreams()
			.content()
			.map(StreamTests::text)
			.collectList()
			.map((parts) -> String.join("", parts)), () -> {
				try (InputStream content = notes.blockingStreams().content()) {
					return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
				}
			});
	}

	private static String text(DataBuffer buffer) {
		String text = buffer.toString(StandardCharsets.US_ASCII);
		DataBufferUtils.release(buffer);
		return text;
	}

	private interface EarlyCall {

		@Nullable Note make(NotesApplication notes) throws Exception;

	}

}
