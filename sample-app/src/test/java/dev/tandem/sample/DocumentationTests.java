package dev.tandem.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what the documentation shows to the code.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	@TempDir
	private Path output;

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "docs/guide/first-call.md" })
	void pageIsTakenFromTheFiveFilesOfTheQuickstart(String page) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(ROOT.resolve("examples/quickstart"))) {
			files = all.filter(Files::isRegularFile)
				.filter((file) -> !file.startsWith(ROOT.resolve("examples/quickstart/target")))
				.toList();
		}
		assertThat(files).hasSize(5);
		List<String> sources = new ArrayList<>();
		for (Path file : files) {
			sources.add(withoutSpace(Files.readString(file)));
		}
		List<String> snippets = Stream.of("xml", "java", "yaml").flatMap((language) -> {
			List<String> shown = snippets(page, language);
			assertThat(shown).as(language).isNotEmpty();
			return shown.stream();
		}).flatMap((snippet) -> Stream.of(snippet.replaceAll("<!--.*?-->", "").split("\n\n|(?=\nimport )"))).toList();
		assertThat(snippets).hasSizeGreaterThan(5);
		assertThat(snippets.stream()
			.filter((part) -> sources.stream().noneMatch((source) -> source.contains(withoutSpace(part))))).isEmpty();
	}

	private static String withoutSpace(String text) {
		return text.replaceAll("\\s+", "");
	}

	@Test
	void bomHasWhatIsPublishedAndReadmeNamesNothingElse() throws IOException {
		Set<String> published = new TreeSet<>();
		for (String module : matches("pom.xml", "<module>(.*?)</module>")) {
			String pom = Files.readString(ROOT.resolve(module + "/pom.xml"));
			if (!pom.contains("<maven.deploy.skip>") && !module.equals("bom")) {
				published.addAll(matches(module + "/pom.xml", "</parent>\\s*<artifactId>(.*?)</artifactId>"));
			}
		}
		assertThat(matches("bom/pom.xml",
				"<groupId>dev.tandem</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*<version>\\$"))
			.containsExactlyInAnyOrderElementsOf(published);
		published.add("tandem-bom");
		assertThat(matches("README.md", "dev\\.tandem:([\\w-]+)")).isNotEmpty().isSubsetOf(published);
		assertThat(matches("docs/guide/build.md", "dev\\.tandem:([\\w-]+)")).isNotEmpty().isSubsetOf(published);
		assertThat(matches("docs/guide/testing.md", "<artifactId>(.*?)</artifactId>")).isNotEmpty()
			.isSubsetOf(published);
	}

	private static List<String> matches(String file, String pattern) throws IOException {
		return Pattern.compile(pattern)
			.matcher(Files.readString(ROOT.resolve(file)))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	@Test
	void configWatchYamlWhenLoadedIsBoundByAnApplication() throws IOException {
		List<String> snippets = snippets("docs/guide/config-watch.md", "yaml");
		assertThat(snippets).hasSize(4);
		try (OpenDecreeServer server = new OpenDecreeServer()) {
			server.write("payments.fee", 0.02);
			Path file = Files.writeString(this.output.resolve("page.yml"),
					String.join("---\n", snippets.subList(0, 2)));
			try (RunningSample sample = RunningSample.start("--spring.config.additional-location=" + file.toUri(),
					"--tandem.clients.config.base-url=" + server.uri())) {
				assertThat(sample.context().getEnvironment().getProperty("payments.fee")).isEqualTo("0.02");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "2, consul, prefix, config/shop/", "3, directory, directory, /etc/config" })
	void configWatchYamlOfAnotherSourceWhenLoadedNamesIt(int index, String name, String key, String value)
			throws IOException {
		String yaml = snippets("docs/guide/config-watch.md", "yaml").get(index);
		assertThat(
				new YamlPropertySourceLoader().load(name, new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))))
			.singleElement()
			.satisfies((source) -> {
				assertThat(source.getProperty("tandem.config.source")).isEqualTo(name);
				assertThat(source.getProperty("tandem.config." + key)).isEqualTo(value);
			});
	}

	@Test
	void configWatchPageNamesEachProperty() throws IOException {
		String text = Files.readString(ROOT.resolve("docs/guide/config-watch.md"));
		assertThat(List.of("source", "client", "tenant", "prefix", "startup", "check-interval", "stale-after",
				"backoff.initial", "buffer"))
			.allMatch((key) -> text.contains("| `" + key + "`"));
	}

	@Test
	void readmeYamlWhenLoadedConfiguresTheClient() throws IOException {
		String yaml = snippets("README.md", "yaml").get(0);
		assertThat(new YamlPropertySourceLoader().load("readme",
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))))
			.singleElement()
			.satisfies((source) -> {
				assertThat(source.getProperty("tandem.clients.bloomy.base-url"))
					.isEqualTo("https://app.bloomgrowth.com/api/v1");
				assertThat(source.getProperty("tandem.clients.bloomy.api-key")).isEqualTo("${BG_API_KEY}");
			});
	}

	@Test
	void readmeFromDependencyToFirstCallNeedsFewLines() throws IOException {
		String readme = Files.readString(ROOT.resolve("README.md"));
		long lines = Pattern.compile("```(xml|java|yaml)\n(.*?)```", Pattern.DOTALL)
			.matcher(readme)
			.results()
			.limit(3)
			.flatMap((snippet) -> snippet.group(2).lines())
			.count();
		assertThat(lines).isLessThan(30);
	}

	private List<String> snippets(String page, String language) {
		try {
			return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
				.matcher(Files.readString(ROOT.resolve(page)))
				.results()
				.map((MatchResult snippet) -> snippet.group(1))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
