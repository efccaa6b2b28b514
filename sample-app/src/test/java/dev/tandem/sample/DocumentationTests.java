package dev.tandem.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what the documentation shows to the code.
 */
class DocumentationTests {

	private static final String IMPORTS = """
			import dev.tandem.*;
			import jakarta.validation.Valid;
			import jakarta.validation.constraints.*;
			import java.util.*;
			import org.springframework.context.annotation.*;
			import org.springframework.web.bind.annotation.*;
			import org.springframework.web.service.annotation.*;
			import reactor.core.publisher.*;
			record Todo(long id, String title) {
			}
			""";

	private static final Path ROOT = Path.of("..");

	@TempDir
	private Path output;

	@Test
	void readmeIsTakenFromTheFiveFilesOfTheQuickstart() throws IOException {
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
			List<String> shown = snippets("README.md", language);
			assertThat(shown).as(language).isNotEmpty();
			return shown.stream();
		}).flatMap((snippet) -> Stream.of(snippet.replaceAll("<!--.*?-->", "").split("\n\n"))).toList();
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
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "the page switches over types")
	void errorsPageWhenCompiledHasNoErrors() throws IOException {
		List<String> snippets = snippets("docs/guide/errors.md", "java");
		assertThat(snippets).hasSize(5);
		String source = IMPORTS + "class Errors {\n" + snippets.get(0) + "}\n"
				+ String.join("\n", snippets.subList(1, snippets.size()));
		assertThat(compile("Errors", source)).isEmpty();
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "the page switches over types")
	void bulkAndPagingPageWhenCompiledHasNoErrors() throws IOException {
		List<String> snippets = snippets("docs/guide/bulk-and-paging.md", "java");
		assertThat(snippets).hasSize(4);
		String source = """
				import dev.tandem.ApiClient;
				import dev.tandem.bulk.*;
				import dev.tandem.paging.*;
				import java.util.List;
				import java.util.stream.Stream;
				import org.springframework.web.bind.annotation.*;
				import org.springframework.web.service.annotation.*;
				import reactor.core.publisher.*;
				""" + snippets.get(0) + "class Many {\n" + String.join("\n", snippets.subList(1, 4)) + "}\n";
		assertThat(compile("Many", source)).isEmpty();
	}

	@Test
	void resiliencePageWhenCompiledHasNoErrors() throws IOException {
		List<String> snippets = snippets("docs/guide/resilience.md", "java");
		assertThat(snippets).hasSize(1);
		assertThat(compile("Calls", "import java.time.Duration;\n" + IMPORTS + snippets.get(0))).isEmpty();
	}

	@Test
	void streamsPageWhenCompiledHasNoErrors() throws IOException {
		List<String> snippets = snippets("docs/guide/streams.md", "java");
		assertThat(snippets).hasSize(1);
		String source = "import org.springframework.http.MediaType;\n" + IMPORTS + snippets.get(0);
		assertThat(compile("ChatApi", source)).isEmpty();
	}

	@Test
	void transfersPageWhenCompiledHasNoErrors() throws IOException {
		List<String> snippets = snippets("docs/guide/transfers.md", "java");
		assertThat(snippets).hasSize(2);
		String imports = """
				import org.jspecify.annotations.Nullable;
				import org.springframework.core.io.Resource;
				import org.springframework.core.io.buffer.DataBuffer;
				""";
		String source = imports + IMPORTS + snippets.get(0) + "class Transfers {\n" + snippets.get(1) + "}\n";
		assertThat(compile("Transfers", source)).isEmpty();
	}

	@Test
	void testingPageWhenCompiledHasNoErrors() throws IOException {
		List<String> snippets = snippets("docs/guide/testing.md", "java");
		assertThat(snippets).hasSize(5);
		String imports = """
				import com.github.tomakehurst.wiremock.WireMockServer;
				import dev.tandem.*;
				import dev.tandem.test.*;
				import org.junit.jupiter.api.Test;
				import org.springframework.beans.factory.annotation.Autowired;
				import org.springframework.boot.test.context.SpringBootTest;
				import org.springframework.boot.webmvc.test.autoconfigure.*;
				import org.springframework.test.context.bean.override.mockito.MockitoBean;
				import org.springframework.test.web.servlet.assertj.MockMvcTester;
				import org.springframework.web.bind.annotation.*;
				import org.springframework.web.service.annotation.*;
				import reactor.core.publisher.*;
				import static com.github.tomakehurst.wiremock.client.WireMock.*;
				import static org.assertj.core.api.Assertions.assertThat;
				import static org.mockito.BDDMockito.given;
				record Todo(long id, String title) {
				}
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange("/todo/{id}") Mono<Todo> get(@PathVariable long id);
				}
				class TodoController {
				}
				""";
		assertThat(compile("Tests", imports + String.join("\n", snippets))).isEmpty();
	}

	@Test
	void configWatchPageWhenCompiledHasNoErrors() throws IOException {
		List<String> snippets = snippets("docs/guide/config-watch.md", "java");
		assertThat(snippets).hasSize(2);
		String imports = """
				import dev.tandem.HttpClientCustomizer;
				import dev.tandem.config.*;
				import io.netty.channel.epoll.EpollChannelOption;
				import org.springframework.context.annotation.Bean;
				import org.springframework.context.event.EventListener;
				import org.springframework.stereotype.Component;
				""";
		assertThat(compile("Fees", imports + snippets.get(0) + "class Times {\n" + snippets.get(1) + "}\n")).isEmpty();
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
		for (String page : List.of("docs/guide/config-watch.md", "docs/reference/properties.md")) {
			String text = Files.readString(ROOT.resolve(page));
			assertThat(List.of("source", "client", "tenant", "prefix", "startup", "check-interval", "stale-after",
					"backoff.initial", "buffer"))
				.allMatch((key) -> text.contains("| `" + key + "`"));
		}
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

	private List<String> compile(String name, String source) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		List<String> options = List.of("-d", this.output.toString(), "-parameters");
		JavaCompiler.CompilationTask task = compiler.getTask(null, null, diagnostics, options, null,
				List.of(new Source(name, source)));
		task.setProcessors(ServiceLoader.load(Processor.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.filter((processor) -> processor.getClass().getName().startsWith("dev.tandem."))
			.toList());
		task.call();
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> diagnostic.getMessage(null))
			.toList();
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String code;

		private Source(String name, String code) {
			super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
			this.code = code;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.code;
		}

	}

}
