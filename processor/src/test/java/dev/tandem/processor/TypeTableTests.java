package dev.tandem.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.processor.table.TypeTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documents have the rows of the type table, and no others.
 */
class TypeTableTests {

	private static final Path DOCUMENT = Path.of("../docs/guide/definitions.md");

	static Stream<String> rows() {
		return TypeTable.RESULTS.lines()
			.map((line) -> line.split("\\|", -1))
			.map((columns) -> "| `" + columns[0].strip() + "` | `" + columns[1].strip() + "` |");
	}

	@ParameterizedTest
	@MethodSource("rows")
	void documentWhenReadHasRow(String row) throws IOException {
		assertThat(documented()).anyMatch((line) -> line.startsWith(row));
	}

	@Test
	void documentWhenReadHasNoOtherRow() throws IOException {
		assertThat(documented()).hasSameSizeAs(rows().distinct().toList());
	}

	private static List<String> documented() throws IOException {
		return Files.readAllLines(DOCUMENT).stream().filter((line) -> line.matches("\\| `(Mono|Flux)<.*")).toList();
	}

}
