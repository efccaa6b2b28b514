package dev.tandem.sample.page;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what the page offers to the sample: each call can be made by both twins, and each
 * snippet compiles. The page itself needs no other host and reads nothing as HTML.
 */
@SampleTest
class SystemsTests {

	private static final Path STATIC = Path.of("src/main/resources/static");

	private final RestTestClient client;

	@TempDir
	private Path output;

	SystemsTests(@Autowired RestTestClient client) {
		this.client = client;
	}

	static Stream<JsonNode> systems() throws IOException {
		return JsonMapper.shared().readTree(Files.readString(STATIC.resolve("systems.json"))).valueStream();
	}

	@ParameterizedTest
	@MethodSource("systems")
	void eachCallAnswersTheSameStatusByBothTwins(JsonNode system) {
		assertThat(system.path("calls")).isNotEmpty().allSatisfy((call) -> {
			for (Twin twin : Twin.values()) {
				RestTestClient.RequestBodySpec request = this.client
					.method(HttpMethod.valueOf(call.path("method").asString()))
					.uri("/" + twin.name().toLowerCase(Locale.ROOT) + call.path("path").asString());
				call.path("headers").forEachEntry((name, value) -> request.header(name, value.asString()));
				if (call.has("body")) {
					request.contentType(MediaType.APPLICATION_JSON).body(call.path("body").toString());
				}
				request.exchange().expectStatus().isEqualTo(call.path("status").asInt());
			}
		});
	}

	@ParameterizedTest
	@MethodSource("systems")
	void eachSnippetCompiles(JsonNode system) {
		StringBuilder source = new StringBuilder("""
				import dev.tandem.*;
				import dev.tandem.bulk.*;
				import java.math.BigDecimal;
				import java.util.*;
				import reactor.core.publisher.*;
				""");
		system.path("imports").forEach((name) -> source.append("import ").append(name.asString()).append(";\n"));
		source.append("class Snippets {\n");
		for (JsonNode call : system.path("calls")) {
			for (Twin twin : Twin.values()) {
				boolean prefixed = twin == Twin.BLOCKING && !call.path("generic").asBoolean();
				String bean = (prefixed ? "Blocking" : "") + call.path("bean").asString();
				source.append("void ")
					.append(call.path("id").asString())
					.append(twin)
					.append("(")
					.append(bean)
					.append(") {\n");
				call.path(twin.name().toLowerCase(Locale.ROOT))
					.forEach((line) -> source.append(line.asString()).append("\n"));
				source.append("}\n");
			}
		}
		assertThat(errors(source.append("}\n").toString())).isEmpty();
	}

	private List<String> errors(String code) {
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Snippets.java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return code;
			}

		};
		ToolProvider.getSystemJavaCompiler()
			.getTask(null, null, diagnostics, List.of("-proc:none", "-implicit:none", "-d", this.output.toString()),
					null, List.of(source))
			.call();
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> diagnostic.getMessage(Locale.ROOT))
			.toList();
	}

	@Test
	void filesNameNoOtherHostAndMakeNoHtml() throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(STATIC)) {
			files = all.filter(Files::isRegularFile).collect(Collectors.toCollection(ArrayList::new));
		}
		assertThat(files).hasSizeGreaterThan(8).allSatisfy((file) -> {
			String text = Files.readString(file, StandardCharsets.UTF_8).replace("http://www.w3.org/2000/svg", "");
			assertThat(text).doesNotContain("//cdn", "http://", "https://", "innerHTML", "outerHTML",
					"insertAdjacentHTML", "document.write", "eval(");
		});
		this.client.get()
			.uri("/")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML);
	}

}
