package dev.tandem.processor;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Kotlin that is written of the shapes in {@code shapes}, and of stubs that kapt has
 * made of definitions in Kotlin, is in {@code kotlin/golden};
 * {@code -Dgolden.update=true} writes it anew. Kotlin's compiler takes it without a
 * warning; the example in Kotlin runs such source.
 */
class SuspendTwinTests {

	private static final Path KOTLIN = Sources.RESOURCES.resolve("kotlin");

	private static final Path GOLDEN = KOTLIN.resolve("golden");

	private static final String KAPT = "-Akapt.kotlin.generated=target/kaptKotlin";

	static Stream<String> shapes() {
		return Stream.of("blocking", "blockinginherited", "deprecated", "generics", "inherited", "parameters",
				"streams", "stubs");
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void processWhenKaptRunsWritesGoldenFiles(String shape) throws IOException {
		Map<String, String> written = written(compile(Sources.in(directory(shape)), true, KAPT));
		if (Boolean.getBoolean("golden.update")) {
			update(GOLDEN.resolve(shape), written);
		}
		assertThat(written).isEqualTo(read(GOLDEN.resolve(shape))).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void processWhenKaptRunsWritesWhatKotlinCompiles(String shape, @TempDir Path directory) throws IOException {
		for (JavaFileObject file : compile(Sources.in(directory(shape)), true, KAPT).generatedFiles()) {
			Path copy = directory.resolve(file.getName().substring(1));
			Files.createDirectories(copy.getParent());
			try (InputStream content = file.openInputStream()) {
				Files.copy(content, copy);
			}
		}
		Path classes = directory.resolve(StandardLocation.CLASS_OUTPUT.getName());
		List<String> arguments = List.of("-Werror", "-no-stdlib", "-no-reflect", "-jvm-target", "17",
				"-Xfriend-paths=" + classes, "-classpath", classes + File.pathSeparator + Sources.classpathText(), "-d",
				directory.resolve("out").toString(),
				directory.resolve(StandardLocation.SOURCE_OUTPUT.getName()).toString());
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		ExitCode end = new K2JVMCompiler().exec(new PrintStream(messages, true, StandardCharsets.UTF_8),
				arguments.toArray(String[]::new));
		assertThat(end).as(messages.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
	}

	private static Path directory(String shape) {
		return shape.equals("stubs") ? KOTLIN.resolve(shape) : Sources.RESOURCES.resolve("shapes/" + shape);
	}

	@Test
	void processWhenKaptDoesNotRunWritesNothing() throws IOException {
		assertThat(written(compile(definition("public"), true))).isEmpty();
	}

	@Test
	void processWhenThereAreNoCoroutinesWritesNothing() throws IOException {
		assertThat(written(compile(definition("public"), false, KAPT))).isEmpty();
	}

	@Test
	void processWhenSwitchedOffWritesNothing() throws IOException {
		assertThat(written(compile(definition("public"), true, KAPT, "-Atandem.suspend=false"))).isEmpty();
		assertThat(written(compile(definition("public"), true, KAPT, "-Atandem.suspend=true"))).isNotEmpty();
	}

	@Test
	void processWhenDefinitionIsNotPublicWritesNothing() throws IOException {
		assertThat(written(compile(definition(""), true, KAPT))).isEmpty();
	}

	@Test
	void processWhenTypesAreNamedLikeThoseOfKotlinWritesFullNames() throws IOException {
		List<JavaFileObject> sources = new ArrayList<>(definition("public"));
		sources.add(JavaFileObjects.forSourceString("example.List", "package example; public class List {}"));
		sources.add(JavaFileObjects.forSourceString("other.String", "package other; public class String {}"));
		sources.add(JavaFileObjects.forSourceString("example.ListApi", """
				package example;

				@dev.tandem.ApiClient("todo")
				public interface ListApi {

					@org.springframework.web.service.annotation.GetExchange
					reactor.core.publisher.Mono<java.util.List<List>> get(
							@org.springframework.web.bind.annotation.RequestParam other.String text,
							@org.springframework.web.bind.annotation.RequestParam String value);

				}
				"""));
		assertThat(written(compile(sources, true, KAPT)).get("SuspendListApi.kt")).contains("import other.String\n")
			.contains("suspend fun get(text: String, value: kotlin.String): kotlin.collections.List<List>");
	}

	@Test
	void processWhenFileIsWrittenNamesDefinitionItIsFrom() {
		List<JavaFileObject> sources = new ArrayList<>(Sources.withTandem(definition("public")));
		RecordingFiler filer = new RecordingFiler();
		Compilation compilation = Sources.compiler(KAPT)
			.withProcessors(filer.around(new ApiClientProcessor()))
			.compile(sources);
		assertThat(compilation.errors()).isEmpty();
		assertThat(filer.originatingElements()).containsEntry("example.SuspendTodoApi.kt", List.of("example.TodoApi"));
	}

	@Test
	void processWhenKotlinCannotHaveAnOperationLeavesItOutWithAWarning() throws IOException {
		List<JavaFileObject> sources = new ArrayList<>(definition("public"));
		sources.add(JavaFileObjects.forSourceString("example.Hidden", "package example; class Hidden {}"));
		sources.add(JavaFileObjects.forSourceString("example.MixedApi", """
				package example;

				import org.springframework.web.bind.annotation.RequestParam;
				import org.springframework.web.service.annotation.GetExchange;
				import reactor.core.publisher.Flux;
				import reactor.core.publisher.Mono;

				@dev.tandem.ApiClient("todo")
				@kotlin.Metadata
				public interface MixedApi {

					@GetExchange("/shown")
					Mono<Todo> shown();

					@GetExchange("/hidden")
					Flux<? extends Hidden> hidden();

					@GetExchange("/internal")
					Mono<Todo> internal$module();

					default Mono<Todo> extension(String $this$extension) {
						return shown();
					}

				}
				"""));
		Compilation compilation = compile(sources, true, KAPT);
		assertThat(written(compilation).get("SuspendMixedApi.kt")).contains("fun shown()")
			.doesNotContain("fun hidden", "internal$module", "fun extension");
		assertThat(compilation.warnings()).extracting((warning) -> warning.getMessage(null))
			.contains("MixedApi.hidden is not in SuspendMixedApi, because 'Hidden' is not public: make it public",
					"MixedApi.internal$module is not in SuspendMixedApi, because it is internal: leave 'internal' out, or make the whole definition internal",
					"MixedApi.extension is not in SuspendMixedApi, because it is an extension function: make the receiver a parameter");
	}

	private static List<JavaFileObject> definition(String modifier) {
		return List.of(JavaFileObjects.forSourceString("example.TodoApi", """
				package example;

				@dev.tandem.ApiClient("todo")
				%s interface TodoApi {

					@org.springframework.web.service.annotation.GetExchange
					reactor.core.publisher.Mono<Todo> get();

				}
				""".formatted(modifier)));
	}

	private static Compilation compile(List<JavaFileObject> definitions, boolean coroutines, String... options) {
		List<JavaFileObject> sources = new ArrayList<>(Sources.withTandem(definitions));
		List<String> all = new ArrayList<>(List.of("-parameters"));
		all.addAll(List.of(options));
		String[] arguments = all.toArray(String[]::new);
		Compiler compiler = coroutines ? Sources.compiler(arguments) : Sources.withoutCoroutines(arguments);
		Compilation compilation = compiler.withProcessors(new ApiClientProcessor()).compile(sources);
		assertThat(compilation.errors()).isEmpty();
		return compilation;
	}

	private static Map<String, String> written(Compilation compilation) throws IOException {
		Map<String, String> written = new TreeMap<>();
		for (JavaFileObject file : compilation.generatedFiles()) {
			if (file.getName().endsWith(".kt")) {
				assertThat(file.getName()).startsWith("/" + StandardLocation.SOURCE_OUTPUT + "/");
				written.put(file.getName().substring(file.getName().lastIndexOf('/') + 1),
						file.getCharContent(false).toString());
			}
		}
		return written;
	}

	private static Map<String, String> read(Path directory) throws IOException {
		Map<String, String> golden = new TreeMap<>();
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : files.toList()) {
				golden.put(file.getFileName().toString(), Files.readString(file));
			}
		}
		return golden;
	}

	private static void update(Path directory, Map<String, String> written) throws IOException {
		Files.createDirectories(directory);
		for (Map.Entry<String, String> file : written.entrySet()) {
			Files.writeString(directory.resolve(file.getKey()), file.getValue());
		}
	}

}
