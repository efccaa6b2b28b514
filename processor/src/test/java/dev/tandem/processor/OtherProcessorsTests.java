package dev.tandem.processor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Definitions whose types are made by Lombok and mapped by MapStruct, with the three
 * processors in any order. Each order has a compiler of its own, since Lombok remembers
 * in its classes that it has run.
 */
class OtherProcessorsTests {

	private static final String TANDEM = ApiClientProcessor.class.getName();

	private static final String LOMBOK = "lombok.launch.AnnotationProcessorHider$AnnotationProcessor";

	private static final String MAPSTRUCT = "org.mapstruct.ap.MappingProcessor";

	static Stream<Arguments> orders() {
		return Stream
			.of(List.of(TANDEM, LOMBOK, MAPSTRUCT), List.of(TANDEM, MAPSTRUCT, LOMBOK),
					List.of(LOMBOK, TANDEM, MAPSTRUCT), List.of(LOMBOK, MAPSTRUCT, TANDEM),
					List.of(MAPSTRUCT, TANDEM, LOMBOK), List.of(MAPSTRUCT, LOMBOK, TANDEM))
			.map((order) -> Arguments.of(order));
	}

	@ParameterizedTest
	@MethodSource("orders")
	void processWhenBesideLombokAndMapStructCompilesAllThree(List<String> order, @TempDir Path classes)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
						"-J-XX:TieredStopAtLevel=1", "-d", classes.toString(), "-cp", Sources.classpathText(),
						"-processorpath", System.getProperty("java.class.path"), "-processor", String.join(",", order),
						"-Xlint:all,-processing,-serial,-options", "-Werror"));
		names(Sources.RESOURCES.resolve("beside"), Path::toString).forEach(command::add);
		Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
		String messages = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(compiler.waitFor()).as(messages).isZero();
		assertThat(names(classes.resolve("example"), (file) -> file.getFileName().toString())).contains(
				"BlockingTodoApiFacade.class", "ReactivePlainTodoApiAdapter.class", "Todo$TodoBuilder.class",
				"TodoMapperImpl.class");
	}

	private static List<String> names(Path directory, Function<Path, String> name) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.map(name).sorted().toList();
		}
	}

}
