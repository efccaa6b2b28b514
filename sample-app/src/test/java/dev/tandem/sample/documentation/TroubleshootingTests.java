package dev.tandem.sample.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each message of the page is one of the sources.
 */
class TroubleshootingTests {

	private static final Pattern MESSAGE = Pattern.compile("^\\| `([^`]*)`(?! \\((?:javac|kotlinc)\\))",
			Pattern.MULTILINE);

	@Test
	void messagesAreThoseOfTheSources() throws IOException {
		String sources = sources();
		List<String> messages = MESSAGE.matcher(new Page("docs/guide/troubleshooting.md").text())
			.results()
			.map((message) -> message.group(1))
			.toList();
		assertThat(messages).hasSizeGreaterThan(35);
		assertThat(messages.stream()
			.flatMap((message) -> Stream.of(message.split("…")))
			.map(String::strip)
			.filter((part) -> part.length() > 2 && !sources.contains(part))).isEmpty();
	}

	/**
	 * The string literals of all modules that users see, joined where they are
	 * concatenated.
	 */
	private static String sources() throws IOException {
		return Stream.of("core", "config", "autoconfigure", "processor")
			.map((module) -> Page.ROOT.resolve(module + "/src/main/java"))
			.flatMap(TroubleshootingTests::files)
			.map(TroubleshootingTests::read)
			.collect(Collectors.joining("\n"))
			.replaceAll("\"\\s*\\+\\s*\"", "")
			.replace("\\\"", "\"");
	}

	private static Stream<Path> files(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
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

}
