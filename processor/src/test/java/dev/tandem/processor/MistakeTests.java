package dev.tandem.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One directory for each kind of mistake: {@code mistakes/<kind>} holds a definition with
 * many of them and, in {@code expected.txt}, what the compiler says of all at once, with
 * line and column. After a change that is meant, run the test with
 * {@code -Dgolden.update=true} and read the difference.
 */
class MistakeTests {

	private static final Path MISTAKES = Sources.RESOURCES.resolve("mistakes");

	private static final String RESOLVED = "-Atandem.resolvedTypes=example.TodoApi.Custom,example.TodoApi.Bound";

	static Stream<String> kinds() throws IOException {
		try (Stream<Path> kinds = Files.list(MISTAKES)) {
			List<String> names = kinds.map((kind) -> kind.getFileName().toString()).sorted().toList();
			return names.stream();
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void processWhenMistakesAreMadeReportsEachOnceInItsPlace(String kind) throws IOException {
		String reported = report(compile(kind, RESOLVED));
		Path expected = MISTAKES.resolve(kind).resolve("expected.txt");
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(expected, reported);
		}
		assertThat(reported).isEqualTo(Files.readString(expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bodies", "errors", "names", "parameters", "paths", "queries", "requests", "warnings" })
	void processWhenMistakesAreMadeInTheOtherStyleReportsTheSame(String kind) throws IOException {
		String source = Files.readString(MISTAKES.resolve(kind).resolve("TodoApi.java"));
		String other = source.contains("Mono<") ? source.replaceAll("(?m)^\tMono<(\\w+)>(?= \\w+\\()", "\t$1")
				: source.replaceAll("(?m)^\tvoid(?= \\w+\\()", "\tMono<Void>")
					.replaceAll("(?m)^\t(Todo|Shape|Ambiguous)(?= \\w+\\()", "\tMono<$1>")
					.replace("package example;", "package example; import reactor.core.publisher.Mono;");
		assertThat(other).isNotEqualTo(source);
		Compilation compilation = compile(List.of(JavaFileObjects.forSourceString("example.TodoApi", other)), RESOLVED);
		String expected = Files.readString(MISTAKES.resolve(kind).resolve("expected.txt"));
		assertThat(withoutColumns(report(compilation))).isEqualTo(withoutColumns(expected));
	}

	private static String withoutColumns(String report) {
		return report.replaceAll("(?m)^(\\d+):\\d+ ", "$1 ");
	}

	@Test
	void processWhenWarningsAreSwitchedOffReportsNone() {
		assertThat(compile("warnings", "-Atandem.warnings=false").diagnostics()).isEmpty();
	}

	private static Compilation compile(String kind, String option) {
		return compile(Sources.in(MISTAKES.resolve(kind)), option);
	}

	private static Compilation compile(List<JavaFileObject> sources, String option) {
		return Sources.compiler("-parameters", "-Xlint:-options", option)
			.withProcessors(new ApiClientProcessor())
			.compile(Sources.withTandem(sources));
	}

	private static String report(Compilation compilation) {
		StringBuilder report = new StringBuilder();
		for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
			report.append(diagnostic.getLineNumber())
				.append(':')
				.append(diagnostic.getColumnNumber())
				.append(' ')
				.append(diagnostic.getKind().toString().toLowerCase(Locale.ROOT))
				.append(": ")
				.append(diagnostic.getMessage(Locale.ENGLISH))
				.append('\n');
		}
		return report.toString();
	}

}
