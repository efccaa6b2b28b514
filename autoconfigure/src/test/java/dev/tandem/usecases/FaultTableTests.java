package dev.tandem.usecases;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.testing.DeadPort;
import dev.tandem.testing.Fault;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.Twin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault, over plain HTTP and over TLS, through both twins, with retries and
 * without: what the caller sees of it and how often it was tried, what the metrics and
 * the log tell, and that the client has all its connections and buffers back.
 */
class FaultTableTests {

	private static final String PART = "[{\"id\":1,";

	private static final String LARGE = "[" + (Note.JSON + ",").repeat(200) + Note.JSON + "]";

	private static final Duration SLOWLY = Duration.ofMillis(20);

	/**
	 * An attempt that had the head of a response.
	 */
	private static final String ANSWERED = "none SUCCESS 200";

	/**
	 * An attempt that failed before, whose status is Spring's choice.
	 */
	private static final String UNANSWERED = "WebClientRequestException UNKNOWN CLIENT_ERROR";

	/**
	 * An attempt that was ended before, likewise.
	 */
	private static final String ABORTED = "none UNKNOWN CLIENT_ERROR";

	private static final List<FaultRow> TABLE = List.of(
			FaultRow.of("refused", DeadPort::refusing)
				.described("connection refused")
				.fails("ApiTransportException", "refused: see tandem.clients.notes.base-url")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass(),
			FaultRow.of("black-holed connect", DeadPort::blackHole, "timeouts.connect=30ms")
				.described("no response to the connection request")
				.fails("ApiTimeoutException CONNECT", "30 ms (tandem.clients.notes.timeouts.connect)")
				.tells("TIMEOUT none", UNANSWERED)
				.mayPass(),

			FaultRow.of(Fault.tlsStall(), "timeouts.tls=30ms")
				.described("TLS handshake stalls")
				.fails("ApiTimeoutException TLS", "30 ms (tandem.clients.notes.timeouts.tls)")
				.tells("TIMEOUT none", UNANSWERED)
				.mayPass()
				.onlyTls(),
			FaultRow.of(Fault.resetBeforeTls())
				.described("connection breaks in the TLS handshake")
				.fails("ApiTransportException", "broke")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass()
				.onlyTls(),
			FaultRow.of(Fault.garbageTls())
				.described("no TLS at the other end, or a handshake that fails")
				.fails("ApiTransportException", "tandem.clients.notes.ssl.bundle")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass()
				.onlyTls(),

			FaultRow.of(Fault.silence(), "timeouts.response=30ms")
				.described("no head of a response")
				.fails("ApiTimeoutException RESPONSE", "30 ms (tandem.clients.notes.timeouts.response)")
				.tells("TIMEOUT none", UNANSWERED)
				.mayPass(),
			FaultRow.of(Fault.closeBeforeHead())
				.described("connection breaks before or in the head")
				.fails("ApiTransportException", "broke")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass(),
			FaultRow.of(Fault.resetBeforeHead())
				.described("connection breaks before or in the head")
				.fails("ApiTransportException", "broke")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass(),
			FaultRow.of(Fault.resetInHead())
				.described("connection breaks before or in the head")
				.fails("ApiTransportException", "broke")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass(),
			FaultRow.of(Fault.garbageHead())
				.described("head that is no HTTP")
				.fails("ApiTransportException", "not valid HTTP")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass(),
			FaultRow
				.of("oversized head", Fault.answer(200, Note.JSON, "X-Large: " + "x".repeat(2048)),
						"http.max-header-size=1KB")
				.described("head larger than the limit")
				.isNotCounted()
				.fails("ApiDecodingException",
						"larger than 1024 bytes: raise tandem.clients.notes.http.max-header-size")
				.tells("DECODING none", UNANSWERED),
			FaultRow
				.of("oversized status line", Fault.raw("HTTP/1.1 200 " + "x".repeat(2048) + "\r\n\r\n"),
						"http.max-header-size=1KB")
				.described("status line larger than the limit")
				.isNotCounted()
				.fails("ApiDecodingException",
						"larger than 1024 bytes: raise tandem.clients.notes.http.max-header-size")
				.tells("DECODING none", UNANSWERED),
			FaultRow.of("other protocol", Fault.raw("SSH-2.0-OpenSSH_9.2\r\n"))
				.described("other protocol at the other end")
				.fails("ApiTransportException", "no valid response")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass(),
			FaultRow.of(Fault.dripHead(Note.JSON, SLOWLY), "timeouts.call=30ms")
				.described("call takes too long as a whole, in the head")
				.fails("ApiTimeoutException CALL", "30 ms (tandem.clients.notes.timeouts.call)")
				.tells("TIMEOUT none", ABORTED),
			FaultRow.of("slow head", Fault.dripHead(Note.JSON, SLOWLY), "timeouts.response=30ms")
				.described("head of a response too slow")
				.fails("ApiTimeoutException RESPONSE", "30 ms (tandem.clients.notes.timeouts.response)")
				.tells("TIMEOUT none", UNANSWERED)
				.mayPass(),

			FaultRow.of(Fault.statusOutOfRange())
				.described("status that HTTP does not have")
				.fails("ApiTransportException", "no valid response")
				.tells("TRANSPORT none", UNANSWERED)
				.mayPass(),
			FaultRow.of(Fault.interimHead(), "timeouts.response=30ms")
				.described("interim response and no other")
				.fails("ApiTimeoutException RESPONSE", "30 ms (tandem.clients.notes.timeouts.response)")
				.tells("TIMEOUT none", UNANSWERED)
				.mayPass(),

			FaultRow.of(Fault.resetInBody(PART))
				.described("connection breaks in the body")
				.fails("ApiTransportException", "broke")
				.tells("TRANSPORT 200", ANSWERED)
				.mayPass()
				.inBody(),
			FaultRow.of(Fault.truncatedBody(PART))
				.described("connection breaks in the body")
				.fails("ApiTransportException", "broke")
				.tells("TRANSPORT 200", ANSWERED)
				.mayPass()
				.inBody(),
			FaultRow.of(Fault.truncatedChunked(PART))
				.described("connection breaks in the body")
				.fails("ApiTransportException", "broke")
				.tells("TRANSPORT 200", ANSWERED)
				.mayPass()
				.inBody(),
			FaultRow.of(Fault.stalledBody(PART), "timeouts.idle=30ms")
				.described("body stalls")
				.fails("ApiTimeoutException BODY", "30 ms (tandem.clients.notes.timeouts.idle)")
				.tells("TIMEOUT 200", ANSWERED)
				.mayPass()
				.inBody(),
			FaultRow.of(Fault.dripBody(" ".repeat(10_000), SLOWLY), "timeouts.call=30ms")
				.described("call takes too long as a whole, in the body")
				.fails("ApiTimeoutException CALL", "30 ms (tandem.clients.notes.timeouts.call)")
				.tells("TIMEOUT none", ABORTED)
				.orTells("TIMEOUT 200", ANSWERED),

			FaultRow.of("503 with Retry-After", Fault.answer(503, "{}", "Retry-After: 0"))
				.described("status 503, with `Retry-After`")
				.fails("ServiceUnavailable 503", "503")
				.tells("SERVER_ERROR 503", "none SERVER_ERROR 503")
				.mayPass(),
			FaultRow.of("429 with Retry-After", Fault.answer(429, "{}", "Retry-After: 0"))
				.described("status 429, with `Retry-After`")
				.isNotCounted()
				.fails("TooManyRequests 429", "429")
				.tells("CLIENT_ERROR 429", "none CLIENT_ERROR 429")
				.mayPass(),
			FaultRow.of("429 with too long a Retry-After", Fault.answer(429, "{}", "Retry-After: 3600"))
				.described("status 429, with a `Retry-After` that is too long")
				.isNotCounted()
				.fails("TooManyRequests 429", "429")
				.tells("CLIENT_ERROR 429", "none CLIENT_ERROR 429"),
			FaultRow.of("404", Fault.answer(404, "{}"))
				.described("status 404")
				.isNotCounted()
				.fails("NotFound 404", "404")
				.tells("CLIENT_ERROR 404", "none CLIENT_ERROR 404"),
			FaultRow.of("truncated error", Fault.rawThenClose("HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\nhalf"))
				.described("status 500 whose body breaks off")
				.fails("InternalServerError 500", "500")
				.tells("SERVER_ERROR 500", "none SERVER_ERROR 500"),
			FaultRow
				.of("stalled error", Fault.raw("HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\nhalf"),
						"timeouts.idle=30ms")
				.described("status 500 whose body stalls")
				.fails("InternalServerError 500", "500")
				.tells("SERVER_ERROR 500", "none SERVER_ERROR 500"),
			FaultRow.of(Fault.redirectLoop(), "http.redirects=same-origin")
				.described("redirects in a circle")
				.fails("ApiTransportException", "redirects in a circle")
				.tells("TRANSPORT none", UNANSWERED)
				.requests(11),

			FaultRow.of("oversized body", Fault.answer(LARGE), "http.max-body-size=2KB")
				.described("body larger than the limit")
				.isNotCounted()
				.fails("ApiDecodingException", "tandem.clients.notes.http.max-body-size")
				.tells("DECODING 200", ANSWERED)
				.without(CallShape.BYTES),
			FaultRow.of(Fault.endlessBody(" ".repeat(100)), "http.max-body-size=2KB")
				.described("body without an end")
				.isNotCounted()
				.fails("ApiDecodingException", "tandem.clients.notes.http.max-body-size")
				.tells("DECODING 200", ANSWERED)
				.without(CallShape.BYTES),
			FaultRow.of("wrong content type", Fault.answer(200, "<html>", "Content-Type: text/html"))
				.described("content type that cannot be read")
				.isNotCounted()
				.fails("ApiDecodingException", "text/html, which cannot be read as dev.tandem.usecases.Note")
				.tells("DECODING 200", ANSWERED)
				.without(CallShape.BYTES),
			FaultRow.of("invalid JSON", Fault.answer("{]"))
				.described("JSON that is not well-formed")
				.isNotCounted()
				.fails("ApiDecodingException", "the body is not well-formed JSON (line 1, column ")
				.tells("DECODING 200", ANSWERED)
				.without(CallShape.BYTES),
			FaultRow.of("JSON of another type", Fault.answer("{\"id\":\"one\"}"))
				.described("JSON of another type")
				.isNotCounted()
				.fails("ApiDecodingException", "not what the definition expects")
				.tells("DECODING 200", ANSWERED)
				.without(CallShape.BYTES),
			FaultRow.of("JSON that ends early", Fault.answer("{\"id\":1,"))
				.described("JSON that ends early")
				.isNotCounted()
				.fails("ApiDecodingException", "the body is not well-formed JSON (line 1, column ")
				.tells("DECODING 200", ANSWERED)
				.without(CallShape.BYTES));

	/**
	 * Less than a test may take and than most deadlines are unless a row sets them: a
	 * failure after this time was not the one of the row.
	 */
	private static final Duration LIMIT = Duration.ofSeconds(10);

	static List<FaultRow> table() {
		return TABLE;
	}

	static Stream<Arguments> cases() {
		return TABLE.stream()
			.flatMap((row) -> Stream.of(false, true)
				.filter(row::isFor)
				.flatMap((tls) -> Stream.of(1, 2).map((maxAttempts) -> Arguments.of(row, tls, maxAttempts))));
	}

	@ParameterizedTest(name = "{0}, TLS: {1}, attempts: {2}")
	@MethodSource("cases")
	@Timeout(60)
	void faultEndsTheCallAndLeavesNothingBehind(FaultRow row, boolean tls, int maxAttempts) {
		Signals signals = new Signals();
		try (FaultRow.Peer peer = row.start(tls); Leftovers leftovers = new Leftovers()) {
			try (NotesApplication notes = NotesApplication.calling(peer.uri(),
					((Consumer<AnnotationConfigApplicationContext>) leftovers::watch).andThen(signals::watch),
					settings(row, tls, maxAttempts))) {
				int attempts = 0;
				Map<CallShape, String> lines = new EnumMap<>(CallShape.class);
				for (Twin twin : Twin.values()) {
					for (CallShape shape : row.shapes()) {
						try (LogCapture log = LogCapture.of(Level.INFO, "dev.tandem.calls.notes")) {
							assertFails(row, twin, shape, shape.call(notes, twin), maxAttempts);
							String line = line(row, shape, log, maxAttempts);
							assertThat(line).as("line of %s %s", shape, twin)
								.isEqualTo(lines.computeIfAbsent(shape, (first) -> line));
						}
						attempts += row.attempts(shape, maxAttempts);
					}
					leftovers.assertPoolIsWhole();
					for (CallShape shape : row.shapes()) {
						assertTells(row, shape, signals, maxAttempts);
					}
					signals.clear();
				}
				assertRequests(row, peer, attempts * row.requests());
				if (peer.recover()) {
					assertWorks(row, notes);
				}
			}
			leftovers.assertBuffersAreReleased();
		}
	}

	private static void assertFails(FaultRow row, Twin twin, CallShape shape, Outcome<?> outcome, int maxAttempts) {
		String call = shape + " " + twin;
		ApiException failure = NotesApplication.failure(outcome, ApiException.class);
		assertThat(text(failure)).as(call).isEqualTo(row.failure());
		assertThat(failure).as(call).hasMessageStartingWith("notes Note").hasMessageContaining(row.hint());
		assertThat(failure.attempts()).as("attempts of %s", call).isEqualTo(row.attempts(shape, maxAttempts));
		assertThat(outcome.elapsed()).as("time of %s", call).isBetween(failure.elapsed(), LIMIT);
	}

	/**
	 * An attempt may be told of soon after its call has ended, not before.
	 */
	private static void assertTells(FaultRow row, CallShape shape, Signals signals, int maxAttempts) {
		assertThat(signals.of(Signals.CALLS, shape.operation())).as(Signals.CALLS)
			.singleElement()
			.isIn(row.callTags(shape, maxAttempts));
		int attempts = row.attempts(shape, maxAttempts);
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.until(() -> signals.of(Signals.ATTEMPTS, shape.operation()).size() >= attempts);
		assertThat(signals.of(Signals.ATTEMPTS, shape.operation())).as(Signals.ATTEMPTS)
			.hasSize(attempts)
			.isSubsetOf(row.attemptTags(shape));
	}

	/**
	 * The one line of a call in the log, without its time and what else depends on the
	 * network: how much of a response came before it was given up.
	 */
	private static String line(FaultRow row, CallShape shape, LogCapture log, int maxAttempts) {
		assertThat(log.entries()).singleElement().extracting(LogCapture.Entry::level).isEqualTo(Level.WARN);
		String line = log.entries().get(0).message().replaceAll("in \\d+ ms", "in N ms").replaceAll(", \\d+ bytes", "");
		int attempts = row.attempts(shape, maxAttempts);
		assertThat(line).startsWith("notes %s %s %s -> ".formatted(shape.operation(), shape.method(), shape.uri()))
			.endsWith(row.logged() + " in N ms" + ((attempts == 1) ? ", 1 attempt" : ", " + attempts + " attempts"));
		return row.isTimed() ? line.replaceAll("-> \\d+ ", "-> ") : line;
	}

	/**
	 * No request is sent twice behind the back of the retries. One may not be sent at all
	 * where a deadline passes before.
	 */
	private static void assertRequests(FaultRow row, FaultRow.Peer peer, int expected) {
		assertThat(peer.requests()).as("requests").isBetween(row.isTimed() ? 0 : expected, expected);
		if (row.isTimed()) {
			peer.awaitNoConnection();
		}
	}

	/**
	 * A deadline that is short, so that the table is read quickly, may be too short for
	 * the good call of a busy machine.
	 */
	private static void assertWorks(FaultRow row, NotesApplication notes) {
		if (row.isTimed()) {
			Awaitility.await().pollDelay(Duration.ZERO).untilAsserted(() -> notes.assertWorks(Twin.REACTIVE));
		}
		else {
			notes.assertWorks(Twin.REACTIVE);
			notes.assertWorks(Twin.BLOCKING);
		}
	}

	private static String text(ApiException failure) {
		String type = failure.getClass().getSimpleName();
		if (failure instanceof ApiTimeoutException timeout) {
			return type + " " + timeout.deadline();
		}
		if (failure instanceof ApiResponseException response) {
			return type + " " + response.status().value();
		}
		return type;
	}

	private static String[] settings(FaultRow row, boolean tls, int maxAttempts) {
		String[] settings = NotesApplication.and(row.settings(), "logging.level=basic",
				"retry.max-attempts=" + maxAttempts, "retry.backoff.initial=1ms", "retry.budget=1");
		return tls ? NotesApplication.and(settings,
				NotesApplication.and(TestCertificates.properties("ca", null, TestCertificates.ca()), "ssl.bundle=ca"))
				: settings;
	}

}
