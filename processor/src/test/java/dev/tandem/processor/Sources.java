package dev.tandem.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaFileObject;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

/**
 * Compiles definitions together with what the generated source needs of Tandem.
 */
final class Sources {

	static final Path RESOURCES = Path.of("src/test/resources");

	private static final Path TANDEM = Path.of("../core/src/main/java/dev/tandem");

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
		return Compiler.javac()
			.withOptions("-parameters", "-Xlint:all,-processing,-serial", "-Xdoclint:all,-missing", "-Werror");
	}

	static List<JavaFileObject> withTandem(List<JavaFileObject> definitions) {
		List<JavaFileObject> sources = new ArrayList<>(definitions);
		sources.addAll(in(TANDEM, "{Api,BlockingApi,Call,Error,Generic,Idempotent,Request,Transfer}*.java"));
		sources.addAll(in(TANDEM.resolve("failure")));
		sources.addAll(in(TANDEM.resolve("twin")));
		sources.addAll(in(RESOURCES.resolve("shared")));
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
