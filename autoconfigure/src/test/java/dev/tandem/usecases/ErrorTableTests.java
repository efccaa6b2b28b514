package dev.tandem.usecases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.ApiException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.Twin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of {@code docs/errors.md} to the faults that are injected, and the
 * faults to what the circuit breaker makes of them.
 */
@Timeout(60)
class ErrorTableTests {

	private static final Path PAGE = Path.of("../docs/errors.md");

	private static final String HEAD = "| what happened | exception | retried | counted | remedy |";

	private static final Pattern PROPERTY = Pattern.compile("tandem\\.clients\\.notes\\.([\\w.-]+\\w)");

	private static final Map<String, Row> ROWS = rows();

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
						NotesApplication.and(settings(fault, tls), "circuit-breaker.enabled=true",
								"circuit-breaker.minimum-calls=1", "circuit-breaker.sliding-window-size=1",
								"circuit-breaker.open-duration=1h"))) {
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

	private record Row(String happened, String exception, String retried, String counted, String remedy) {

		static Row of(String line) {
			String[] cells = line.split("\\|", -1);
			assertThat(cells).as(line).hasSize(7);
			return new Row(cells[1].strip(), cells[2].strip().replace("`", ""), cells[3].strip(), cells[4].strip(),
					cells[5].strip());
		}

	}

}
