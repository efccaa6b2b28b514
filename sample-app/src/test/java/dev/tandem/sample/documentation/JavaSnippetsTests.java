package dev.tandem.sample.documentation;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Each Java block of the documentation compiles.
 */
class JavaSnippetsTests {

	/**
	 * Their blocks are held to sources of the sample and of the examples:
	 * {@code FromPythonTests}, {@code ExamplePagesTests}.
	 */
	private static final Set<Page> TAKEN_FROM_SOURCES = Set.of(new Page("docs/guide/from-python.md"),
			new Page("docs/guide/sdks.md"), new Page("docs/guide/openapi.md"));

	@TempDir
	private Path output;

	static Stream<Page> pages() {
		return Page.all()
			.filter((page) -> !TAKEN_FROM_SOURCES.contains(page))
			.filter((page) -> !new JavaSnippets(page).isEmpty());
	}

	@ParameterizedTest
	@MethodSource("pages")
	void pageWhenCompiledHasNoErrors(Page page) {
		assumeTrue(Runtime.version().feature() >= 21 || !page.preamble().startsWith("// JDK 21"),
				"the page switches over types");
		assertThat(new JavaSnippets(page).errors(this.output)).isEmpty();
	}

	@Test
	void guideHasPagesWithSnippets() {
		assertThat(pages().map(Page::name)).contains("README.md", "docs/guide/definitions.md", "docs/guide/errors.md",
				"docs/guide/resilience.md", "docs/guide/testing.md");
	}

	@Test
	void eachFormOfSnippetIsRecognized() {
		assertThat(List.of("class A { }", "void run() { }\nint i = 1;", "Mono<Todo> get(long id);",
				"run();\nint i = 1;", "@Deprecated"))
			.extracting(JavaSnippets::form)
			.containsExactly(Form.values());
	}

}
