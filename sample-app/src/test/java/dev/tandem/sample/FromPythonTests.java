package dev.tandem.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.sample.geopera.BlockingGeopera;
import dev.tandem.sample.geopera.CatalogSearch;
import dev.tandem.standin.geopera.GeoperaServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds docs/guide/from-python.md to the sources: what it shows is compiled and run
 * there, and the tests that it names exist.
 */
class FromPythonTests {

	private static final Path ROOT = Path.of("..");

	private static final Path PAGE = ROOT.resolve("docs/guide/from-python.md");

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)#(\\w+)`");

	private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

	@Test
	void javaIsTakenFromTheSources() throws IOException {
		List<String> sources = sources("sample-app").map((file) -> withoutSpace(read(file))).toList();
		List<String> snippets = snippets("java");
		assertThat(snippets).hasSizeGreaterThan(20);
		assertThat(snippets.stream().flatMap((snippet) -> Stream.of(snippet.split("\n\n"))))
			.allSatisfy((part) -> assertThat(sources).anyMatch((source) -> source.contains(withoutSpace(part))));
	}

	@Test
	void eachExampleIsThereInBothLanguages() throws IOException {
		assertThat(snippets("python")).hasSize(snippets("java").size() + snippets("yaml").size());
	}

	@Test
	void testsThatAreNamedExist() throws IOException {
		Map<String, String> tests = tests();
		List<MatchResult> named = TEST.matcher(Files.readString(PAGE)).results().toList();
		assertThat(named).hasSizeGreaterThan(48)
			.allSatisfy((test) -> assertThat(tests.getOrDefault(test.group(1), ""))
				.containsPattern("\\bvoid " + test.group(2) + "\\("));
	}

	@Test
	void eachFeatureNamesATestThatShowsIt() throws IOException {
		List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();
		assertThat(rows).extracting((row) -> Integer.valueOf(row.group(1)))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 48).boxed().toList());
		Set<String> without = new TreeSet<>();
		rows.stream().filter((row) -> !TEST.matcher(row.group(3)).find()).forEach((row) -> without.add(row.group(1)));
		assertThat(without).containsExactly("48");
	}

	@Test
	void yamlConfiguresTheClient(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("page.yml"), snippets("yaml").get(0));
		try (GeoperaServer server = new GeoperaServer();
				RunningSample sample = RunningSample.start(Map.of("GEOPERA_API_KEY", GeoperaServer.KEY),
						"--spring.config.additional-location=" + file.toUri(),
						"--tandem.clients.geopera.base-url=" + server.uri())) {
			sample.context().getBean(BlockingGeopera.class).catalog().search(CatalogSearch.of());
			assertThat(server.http().received()).singleElement()
				.satisfies((request) -> assertThat(request.header("X-Request-Source")).isEqualTo("my-app"))
				.satisfies((request) -> assertThat(request.header("Authorization"))
					.isEqualTo("Bearer " + GeoperaServer.KEY));
		}
	}

	private static List<String> snippets(String language) throws IOException {
		return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(PAGE))
			.results()
			.map((snippet) -> snippet.group(1).strip())
			.toList();
	}

	/**
	 * Several modules may have a test class of the same name.
	 */
	private static Map<String, String> tests() {
		return Stream.of("core", "config", "autoconfigure", "stand-ins", "sample-app")
			.flatMap(FromPythonTests::sources)
			.collect(Collectors.toMap((file) -> file.getFileName().toString().replace(".java", ""),
					FromPythonTests::read, String::concat));
	}

	private static Stream<Path> sources(String module) {
		Path folder = ROOT.resolve(module).resolve("src");
		if (!Files.isDirectory(folder)) {
			return Stream.empty();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String withoutSpace(String text) {
		return text.replaceAll("\\s+", "");
	}

}
