package dev.tandem.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles definitions together with what the generated source needs of Tandem.
 */
final class Sources {

	static final Path RESOURCES = Path.of("src/test/resources");

	private static final Path TANDEM = Path.of("../core/src/main/java/dev/tandem");

	private static final List<File> CLASSPATH = classpath();

	private Sources() {
	}

	static Compilation compile(JavaFileObject... definitions) {
		return compile(List.of(definitions));
	}

	static Compilation compile(List<JavaFileObject> definitions) {
		return compiler().withProcessors(new ApiClientProcessor()).compile(withTandem(definitions));
	}

	/**
	 * Compiler that takes no warning. No processor claims Spring's annotations, and that
	 * is all that it does not tell.
	 */
	static Compiler compiler() {
		return compiler("-parameters", "-Xlint:all,-processing,-serial", "-Xdoclint:all,-missing", "-Werror");
	}

	static Compiler compiler(String... options) {
		return Compiler.javac().withClasspath(CLASSPATH).withOptions((Object[]) options);
	}

	/**
	 * The class path of definitions, as an option has it.
	 */
	static String classpathText() {
		return CLASSPATH.stream().map(File::getPath).collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Compiler for definitions in a project without coroutines.
	 */
	static Compiler withoutCoroutines(String... options) {
		List<File> classpath = CLASSPATH.stream().filter((file) -> !file.getName().contains("coroutines")).toList();
		return Compiler.javac().withClasspath(classpath).withOptions((Object[]) options);
	}

	static List<JavaFileObject> withTandem(List<JavaFileObject> definitions) {
		List<JavaFileObject> sources = new ArrayList<>(definitions);
		sources.addAll(in(RESOURCES.resolve("shared")));
		return sources;
	}

	/**
	 * The class path of the tests with the part of Tandem on it that definitions and
	 * generated source need. It is compiled once.
	 */
	private static List<File> classpath() {
		String own = System.getProperty("java.class.path");
		try {
			Path classes = Files.createTempDirectory("tandem");
			List<String> arguments = new ArrayList<>(
					List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", own));
			tandem().forEach((source) -> arguments.add(source.toString()));
			int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
			assertThat(result).isZero();
			List<File> classpath = new ArrayList<>(List.of(classes.toFile()));
			Stream.of(own.split(File.pathSeparator, -1)).map(File::new).forEach(classpath::add);
			return List.copyOf(classpath);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> tandem() throws IOException {
		List<Path> sources = new ArrayList<>();
		for (String names : List.of(
				"{Api,BlockingApi,Call,Error,Generic,Idempotent,Internal,Operation,Query,Request,Signable,Transfer}*.java",
				"failure/*.java", "twin/*.java")) {
			PathMatcher matcher = TANDEM.getFileSystem().getPathMatcher("glob:" + TANDEM + "/" + names);
			try (Stream<Path> files = Files.walk(TANDEM, 2)) {
				files.filter(matcher::matches).forEach(sources::add);
			}
		}
		return sources;
	}

	static List<JavaFileObject> in(Path directory) {
		return in(directory, "*.java");
	}

	private static List<JavaFileObject> in(Path directory, String names) {
		List<JavaFileObject> sources = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
			files.forEach((file) -> sources.add(source(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		sources.removeIf((source) -> source.getName().endsWith("package-info.java"));
		return sources;
	}

	private static JavaFileObject source(Path file) {
		try {
			return JavaFileObjects.forResource(file.toUri().toURL());
		}
		catch (MalformedURLException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
