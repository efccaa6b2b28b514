package dev.tandem.usecases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.ApiException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.Twin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of {@code docs/guide/errors.md} to the faults that are injected, and
 * the faults to what the circuit breaker makes of them.
 */
@Timeout(60)
class ErrorTableTests {

	private static final Path PAGE = Path.of("../docs/guide/errors.md");

	private static final String HEAD = "| what happened | exception | retried | counted | remedy |";

	private static final Pattern PROPERTY = Pattern.compile("tandem\\.clients\\.notes\\.([\\w.-]+\\w)");

	private static final Map<String, Row> ROWS = rows();

	private static final String[] ONE_FAILURE_OPENS = { "circuit-breaker.enabled=true",
			"circuit-breaker.minimum-calls=1", "circuit-breaker.sliding-window-size=1",
			"circuit-breaker.open-duration=1h" };

	private static final Map<String, String> ELSEWHERE = Map.ofEntries(
			in("certificate not trusted", RetryTests.class, "certificateThatIsNotTrustedIsNotTriedAgain"),
			in("all connections in use", TimeoutTests.class, "acquireFiresWhenEveryConnectionIsInUse"),
			in("server stops reading the request", StalledUploadTests.class,
					"streamThatTheServerDoesNotReadPassesTheIdleDeadline"),
			in("request written on a connection that the server had closed, or refused unprocessed over HTTP/2",
					UnprocessedRequestTests.class, "connectionThatIsClosedBeforeEachRequestFailsTheSecondTime"),
			in("an event of a stream reports an error", EventStreamTests.class,
					"eventOfAnErrorFailsTheCallWithItsBody"),
			in("response that breaks its `@Valid` constraints", ValidationTests.class,
					"answerThatBreaksItsConstraintsIsADecodingFailure"),
			in("too many calls at a time", ConcurrencyTests.class, "callBeyondTheQueueIsRejected"),
			in("rate limit reached", RateLimitTests.class, "callThatWouldWaitTooLongIsRejectedAtOnce"),
			in("circuit open", CircuitBreakerTests.class, "nothingIsSentToAnApiThatFails"),
			Map.entry("client closed",
					"dev.tandem.autoconfigure.ApiClientCloseTests#callWhenContextIsClosedIsRejected"),
			in("client waits for its base URL", LateClientTests.class, "clientStartsWorkingWhenItIsConfigured"),
			in("no key from the supplier", FreshKeyTests.class, "supplierThatFailsLetsTheCallFail"),
			in("argument that cannot be sent", UnsendableArgumentTests.class, "callFailsBeforeAnythingIsSent"),
			in("the application's own code fails: file, body, encoder, decoder", ApplicationFailureTests.class,
					"failureOfADecoderIsNoBrokenConnection"));

	private static Map.Entry<String, String> in(String happened, Class<?> tests, String method) {
		return Map.entry(happened, tests.getName() + "#" + method);
	}

	static Stream<FaultRow> faults() {
		return FaultTableTests.table().stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("faults")
	void faultIsInTheDocument(FaultRow fault) {
		assertThat(ROWS).containsKey(fault.described());
		Row row = Objects.requireNonNull(ROWS.get(fault.described()));
		assertThat(row.exception()).isEqualTo(exception(fault.failure()));
		assertThat(row.retried()).as("retried").isEqualTo(fault.isRetried() ? "yes" : "no");
		assertThat(row.counted()).as("counted").isEqualTo(fault.isCounted() ? "yes" : "no");
		assertThat(properties(fault.hint())).allSatisfy((property) -> assertThat(row.remedy()).contains(property));
	}

	/**
	 * One failure opens the circuit for the calls of both twins, if it counts.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource("faults")
	void faultIsCountedByTheCircuitBreaker(FaultRow fault) {
		boolean tls = !fault.isFor(false);
		try (FaultRow.Peer peer = fault.start(tls);
				NotesApplication notes = NotesApplication.calling(peer.uri(),
						NotesApplication.and(settings(fault, tls), ONE_FAILURE_OPENS))) {
			NotesApplication.failure(notes.get(Twin.REACTIVE), ApiException.class);
			assertThat(isOpen(notes.get(Twin.BLOCKING))).isEqualTo(fault.isCounted());
			assertThat(isOpen(notes.get(Twin.REACTIVE))).isEqualTo(fault.isCounted());
		}
	}

	private static boolean isOpen(Outcome<Note> outcome) {
		return NotesApplication.failure(outcome, ApiException.class) instanceof ApiRejectedException rejected
				&& rejected.reason() == ApiRejectedException.Reason.CIRCUIT_OPEN;
	}

	private static String[] settings(FaultRow fault, boolean tls) {
		return tls ? NotesApplication.and(TestCertificates.properties("ca", null, TestCertificates.ca()),
				NotesApplication.and(fault.settings(), "ssl.bundle=ca")) : fault.settings();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("moreFaults")
	void furtherFaultIsWhatTheDocumentSays(MoreFault fault) {
		Row row = Objects.requireNonNull(ROWS.get(fault.described()), fault.described());
		boolean counted = row.counted().equals("yes");
		try (FaultServer server = FaultServer.plain(fault.fault())) {
			URI uri = Objects.requireNonNullElse(fault.uri(), server.uri());
			try (NotesApplication notes = NotesApplication.calling(uri, NotesApplication.and(fault.settings(),
					"retry.max-attempts=2", "retry.backoff.initial=1ms", "retry.budget=1"))) {
				for (Twin twin : Twin.values()) {
					ApiException failure = NotesApplication.failure(notes.get(twin), ApiException.class);
					assertThat(nameOf(failure)).isEqualTo(row.exception());
					int once = (failure instanceof ApiRejectedException) ? 0 : 1;
					assertThat(failure.attempts()).isEqualTo(row.retried().equals("yes") ? 2 : once);
				}
			}
			try (NotesApplication notes = NotesApplication.calling(uri,
					NotesApplication.and(fault.settings(), ONE_FAILURE_OPENS))) {
				assertThat(isOpen(notes.get(Twin.REACTIVE))).isFalse();
				assertThat(isOpen(notes.get(Twin.BLOCKING))).isEqualTo(counted);
				assertThat(isOpen(notes.get(Twin.REACTIVE))).isEqualTo(counted);
			}
		}
	}

	private static String nameOf(ApiException failure) {
		if (failure instanceof ApiRejectedException rejected) {
			return "ApiRejectedException " + rejected.reason();
		}
		return (failure instanceof ApiResponseException) ? "ApiResponseException" : failure.getClass().getSimpleName();
	}

	static Stream<MoreFault> moreFaults() {
		Fault any = Fault.answer(Note.JSON);
		return Stream.of(new MoreFault("status 401, 403 or 407", Fault.answer(401, "{}"), null),
				new MoreFault("status 401, 403 or 407", Fault.answer(403, "{}"), null),
				new MoreFault("status 401, 403 or 407", Fault.answer(407, "{}"), null),
				new MoreFault("other status from 400 to 499", Fault.answer(418, "{}"), null),
				new MoreFault("redirect that is not followed", Fault.answer(302, "", "Location: /x"), null),
				new MoreFault("compressed body damaged, cut short or of an encoding that was not asked for",
						Fault.answer(200, Note.JSON, "Content-Encoding: gzip"), null),
				new MoreFault("compressed body damaged, cut short or of an encoding that was not asked for",
						Fault.answer(200, Note.JSON, "Content-Encoding: br"), null),
				new MoreFault("unknown host", any, URI.create("http://nowhere.invalid")),
				new MoreFault("proxy refused, unknown, or refuses the connection", any, null,
						"http.proxy.host=nowhere.invalid", "http.proxy.port=3128"),
				new MoreFault("address not allowed", any, null, "http.allowed-addresses=10.0.0.0/8"));
	}

	/**
	 * What no row of a table can inject has a test of its own.
	 */
	@Test
	void everyRowOfTheDocumentIsTested() throws ReflectiveOperationException {
		Set<String> tested = new TreeSet<>(ELSEWHERE.keySet());
		faults().map(FaultRow::described).forEach(tested::add);
		moreFaults().map(MoreFault::described).forEach(tested::add);
		assertThat(tested).isEqualTo(new TreeSet<>(ROWS.keySet()));
		for (String test : ELSEWHERE.values()) {
			String[] name = test.split("#", -1);
			assertThat(Class.forName(name[0]).getDeclaredMethods()).as(test)
				.extracting(Method::getName)
				.contains(name[1]);
		}
	}

	@Test
	void everyDeadlineAndReasonIsInTheDocument() {
		List<String> exceptions = ROWS.values().stream().map(Row::exception).toList();
		for (ApiTimeoutException.Deadline deadline : ApiTimeoutException.Deadline.values()) {
			assertThat(exceptions).contains("ApiTimeoutException " + deadline);
		}
		for (ApiRejectedException.Reason reason : ApiRejectedException.Reason.values()) {
			assertThat(exceptions).contains("ApiRejectedException " + reason);
		}
	}

	/**
	 * A status is not written beside the type that stands for it.
	 */
	private static String exception(String failure) {
		return failure.matches(".* \\d+") ? "ApiResponseException." + failure.split(" ", -1)[0] : failure;
	}

	private static List<String> properties(String hint) {
		Matcher matcher = PROPERTY.matcher(hint);
		return matcher.results().map((result) -> "`" + result.group(1) + "`").toList();
	}

	private static Map<String, Row> rows() {
		Map<String, Row> rows = new LinkedHashMap<>();
		page().lines()
			.dropWhile((line) -> !line.equals(HEAD))
			.skip(2)
			.takeWhile((line) -> line.startsWith("|"))
			.map(Row::of)
			.forEach((row) -> assertThat(rows.put(row.happened(), row)).as(row.happened()).isNull());
		assertThat(rows).isNotEmpty();
		return rows;
	}

	private static String page() {
		try {
			return Files.readString(PAGE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A fault of one kind of response, which the table of faults has not.
	 */
	record MoreFault(String described, Fault fault, @Nullable URI uri, List<String> more) {

		MoreFault(String described, Fault fault, @Nullable URI uri, String... more) {
			this(described, fault, uri, List.of(more));
		}

		String[] settings() {
			return this.more.toArray(String[]::new);
		}

		@Override
		public String toString() {
			return this.described;
		}

	}

	private record Row(String happened, String exception, String retried, String counted, String remedy) {

		static Row of(String line) {
			String[] cells = line.split("\\|", -1);
			assertThat(cells).as(line).hasSize(7);
			return new Row(cells[1].strip(), cells[2].strip().replace("`", ""), cells[3].strip(), cells[4].strip(),
					cells[5].strip());
		}

	}

}
