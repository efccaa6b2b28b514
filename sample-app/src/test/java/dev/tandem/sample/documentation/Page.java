package dev.tandem.sample.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name the path from the root of the project
 */
record Page(String name) {

	static final Path ROOT = Path.of("..");

	static Stream<Page> all() {
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			List<Page> pages = docs.filter((file) -> file.toString().endsWith(".md"))
				.map((file) -> new Page(ROOT.relativize(file).toString()))
				.toList();
			return Stream.concat(Stream.of(new Page("README.md"), new Page("sample-app/README.md")), pages.stream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String text() {
		return read(ROOT.resolve(this.name));
	}

	/**
	 * The blocks of a language, in their order.
	 */
	List<String> snippets(String language) {
		return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(text())
			.results()
			.map((snippet) -> snippet.group(1))
			.toList();
	}

	/**
	 * What the blocks of this page take for granted: imports and types, in a file of the
	 * test.
	 */
	String preamble() {
		String file = this.name.replaceFirst("^docs/", "").replaceFirst("\\.md$", "").replace('/', '-');
		Path preamble = Path.of("src/test/resources/dev/tandem/sample/documentation", file + ".txt");
		return Files.exists(preamble) ? read(preamble) : "";
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
