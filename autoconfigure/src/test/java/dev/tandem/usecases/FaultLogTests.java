package dev.tandem.usecases;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Twin;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault has its line in the log, the same from both twins.
 */
class FaultLogTests {

	static Stream<FaultRow> rows() {
		return FaultTableTests.TABLE.stream().filter((row) -> row.isFor(false));
	}

	@ParameterizedTest
	@MethodSource("rows")
	@Timeout(60)
	void faultHasItsLine(FaultRow row) {
		List<String> lines = new ArrayList<>();
		for (Twin twin : Twin.values()) {
			try (FaultRow.Peer peer = row.start(false);
					NotesApplication notes = NotesApplication.calling(peer.uri(),
							NotesApplication.and(row.settings(), "logging.level=basic", "retry.max-attempts=2",
									"retry.backoff.initial=1ms", "retry.budget=1"));
					LogCapture log = LogCapture.of(Level.INFO, "dev.tandem.calls.notes")) {
				notes.get(twin);
				assertThat(log.entries()).hasSize(1);
				assertThat(log.entries().get(0).level()).isEqualTo(Level.WARN);
				lines.add(log.entries().get(0).message().replaceAll("in \\d+ ms", "in N ms"));
			}
		}
		int attempts = row.attempts(CallShape.VALUE, 2);
		String tried = (attempts == 1) ? ", 1 attempt" : ", " + attempts + " attempts";
		assertThat(lines.get(0)).startsWith("notes NoteApi#get GET /notes/{id} -> ")
			.contains(result(row) + " in N ms" + (row.failure().endsWith("CALL") ? "" : tried));
		assertThat(certain(lines.get(1))).isEqualTo(certain(lines.get(0)));
	}

	/**
	 * How much of an answer comes before it is given up depends on the network.
	 */
	private static String certain(String line) {
		return line.replaceAll(", \\d+ bytes", "").replaceAll("(\\d+ )?(ApiTimeoutException CALL in N ms).*", "$2");
	}

	/**
	 * The status comes first.
	 */
	private static String result(FaultRow row) {
		String[] parts = row.failure().split(" ", -1);
		return (parts.length == 2 && Character.isDigit(parts[1].charAt(0))) ? parts[1] + " " + parts[0] : row.failure();
	}

}
