package dev.tandem.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

/**
 * Compiles definitions together with what the generated source needs of Tandem.
 */
final class Sources {

	static final Path RESOURCES = Path.of("src/test/resources");

	private static final Path TANDEM = Path.of("../autoconfigure/src/main/java/dev/tandem");

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
			.withOptions("-parameters", "-Xlint:all,-processing", "-Xdoclint:all,-missing", "-Werror");
	}

	static List<JavaFileObject> withTandem(List<JavaFileObject> definitions) {
		List<JavaFileObject> sources = new ArrayList<>(definitions);
		sources.add(source(TANDEM.resolve("ApiClient.java")));
		sources.addAll(in(TANDEM.resolve("twin")));
		sources.addAll(in(RESOURCES.resolve("shared")));
		return sources;
	}

	static List<JavaFileObject> in(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.sorted().filter((file) -> !file.endsWith("package-info.java")).map(Sources::source).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
