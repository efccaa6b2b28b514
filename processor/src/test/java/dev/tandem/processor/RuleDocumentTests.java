package dev.tandem.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documents have a row with an example for each rule, and no row without a rule.
 */
class RuleDocumentTests {

	private static final Path DOCUMENT = Path.of("../docs/guide/definitions.md");

	private static final Path CHECKS = Path.of("src/main/java/dev/tandem/processor/check");

	/**
	 * Found while the twin is written.
	 */
	private static final String OF_WRITER = "name of the twin is taken";

	private static final Map<String, List<String>> ROWS = Map.ofEntries(
			entry("TypeCheck", List.of("no interface, a private one, or one with type parameters")),
			entry("ExchangeCheck", List.of("no exchange", "two exchanges", "parents that say different things")),
			entry("StyleCheck", List.of("two styles")), entry("KotlinCheck", List.of("`suspend` and `Flow` of Kotlin")),
			entry("ReturnTypeCheck", List.of("a type without a twin")),
			entry("GenericReturnCheck",
					List.of("a variable that stands for a `Mono`", "a variable that stands for a `ResponseEntity`",
							"a variable that stands for the `Flux` of a `ResponseEntity`")),
			entry("VisibilityCheck", List.of("a type or an annotation that the twin cannot see")),
			entry("OverloadCheck", List.of("overloads that become one", "name of a generated method")),
			entry("OperationNameCheck", List.of("name of an operation")),
			entry("HttpMethodCheck",
					List.of("HTTP method missing or misspelt", "an HTTP method that is not registered")),
			entry("UrlCheck", List.of("URL that cannot be read")),
			entry("PathVariableCheck", List.of("variable without a parameter", "`@PathVariable` without a place")),
			entry("ParameterCheck", List.of("an argument that goes nowhere")),
			entry("PrimitiveArrayCheck", List.of("several values as an array of primitives")),
			entry("BodyCheck", List.of("two bodies, or a body beside parts", "a body that has no meaning")),
			entry("QueryObjectCheck", List.of("a query object without properties or end")),
			entry("QueryDelimiterCheck", List.of("a delimiter of one value", "an empty delimiter")),
			entry("QueryNameCheck", List.of("a query name with two meanings")),
			entry("MediaTypeCheck", List.of("media type")), entry("FormCheck", List.of("a form with a charset")),
			entry("HeaderCheck", List.of("header")),
			entry("StreamCheck", List.of("a list of an unbounded stream", "events that are not accepted")),
			entry("CallTimeoutCheck", List.of("deadline")), entry("ErrorBodyCheck", List.of("error body")),
			entry("IdempotentCheck", List.of("`@Idempotent` that changes nothing")),
			entry("DecodingCheck",
					List.of("body of an inner class",
							"a body that no codec can create: an interface, an abstract class, a class with several"
									+ " constructors")),
			entry("ClientNameCheck", List.of("name of the client")));

	@Test
	void documentWhenReadHasARowForEachRule() throws IOException {
		assertThat(rules()).containsExactlyInAnyOrderElementsOf(ROWS.keySet());
		Stream<String> rows = Stream.concat(ROWS.values().stream().flatMap(List::stream), Stream.of(OF_WRITER));
		assertThat(documented().map((columns) -> columns[1].strip()))
			.containsExactlyInAnyOrderElementsOf(rows.toList());
	}

	@Test
	void documentWhenReadHasAnExampleAndARemedyInEachRow() throws IOException {
		assertThat(documented()).allSatisfy((columns) -> {
			assertThat(columns).hasSizeGreaterThanOrEqualTo(4);
			assertThat(columns[2]).contains("`");
			assertThat(columns[3]).isNotBlank();
		});
	}

	private static List<String> rules() throws IOException {
		try (Stream<Path> files = Files.list(CHECKS)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith("Check.java") && !name.equals("Check.java"))
				.map((name) -> name.substring(0, name.length() - ".java".length()))
				.toList();
		}
	}

	private static Stream<String[]> documented() throws IOException {
		String text = Files.readString(DOCUMENT);
		return text.substring(text.indexOf("## What the compiler tells"))
			.lines()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| mistake") && !line.startsWith("| warning"))
			.map((line) -> line.split("(?<!\\\\)\\|", -1));
	}

}
