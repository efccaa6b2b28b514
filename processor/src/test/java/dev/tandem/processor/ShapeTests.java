package dev.tandem.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One directory for each shape of a definition: {@code shapes/<shape>} holds the
 * definition and {@code golden/<shape>} exactly what is generated from it. After a change
 * that is meant, run the test with {@code -Dgolden.update=true} and read the difference.
 */
class ShapeTests {

	private static final Path SHAPES = Sources.RESOURCES.resolve("shapes");

	private static final Path GOLDEN = Sources.RESOURCES.resolve("golden");

	static Stream<String> shapes() throws IOException {
		try (Stream<Path> shapes = Files.list(SHAPES)) {
			List<String> names = shapes.map((shape) -> shape.getFileName().toString()).sorted().toList();
			return names.stream();
		}
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void processWhenShapeWritesGoldenFiles(String shape) throws IOException {
		Compilation compilation = Sources.compile(Sources.in(SHAPES.resolve(shape)));
		assertThat(compilation.diagnostics()).isEmpty();
		Map<String, String> generated = new TreeMap<>();
		for (JavaFileObject source : compilation.generatedSourceFiles()) {
			String path = source.getName();
			generated.put(path.substring(path.lastIndexOf('/') + 1), source.getCharContent(false).toString());
		}
		if (Boolean.getBoolean("golden.update")) {
			update(GOLDEN.resolve(shape), generated);
		}
		assertThat(generated).isEqualTo(read(GOLDEN.resolve(shape)));
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

	private static void update(Path directory, Map<String, String> generated) throws IOException {
		Files.createDirectories(directory);
		for (String name : generated.keySet()) {
			Files.writeString(directory.resolve(name), generated.get(name));
		}
	}

}
