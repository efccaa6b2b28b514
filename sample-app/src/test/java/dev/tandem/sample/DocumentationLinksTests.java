package dev.tandem.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each link of the documentation leads somewhere, and the index leads to each page.
 */
class DocumentationLinksTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)\\s]+)\\)");

	@Test
	void eachLinkLeadsToAFileAndAHeading() throws IOException {
		List<String> broken = pages()
			.flatMap((page) -> targets(page).filter((target) -> !exists(page, target))
				.map((target) -> ROOT.relativize(page) + ": " + target))
			.toList();
		assertThat(broken).isEmpty();
	}

	@Test
	void indexLeadsToEachPage() throws IOException {
		Path index = ROOT.resolve("docs/README.md");
		List<Path> listed = targets(index).map((target) -> file(index, target)).toList();
		assertThat(pages().filter((page) -> page.startsWith(ROOT.resolve("docs")))
			.filter((page) -> !page.equals(index) && !page.toString().contains("/decisions/"))
			.filter((page) -> !page.toString().contains("/performance/") || page.endsWith("README.md")))
			.hasSizeGreaterThan(15)
			.isSubsetOf(listed);
	}

	private static Stream<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			List<Path> pages = docs.filter((file) -> file.toString().endsWith(".md")).toList();
			return Stream.concat(pages.stream(),
					Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "sample-app/README.md")
						.map(ROOT::resolve));
		}
	}

	private static Stream<String> targets(Path page) {
		return LINK.matcher(text(page)).results().map((link) -> link.group(1));
	}

	private static boolean exists(Path page, String target) {
		Path file = file(page, target);
		int hash = target.indexOf('#');
		return Files.exists(file) && (hash < 0 || headings(file).anyMatch(target.substring(hash + 1)::equals));
	}

	private static Path file(Path page, String target) {
		String path = target.replaceFirst("#.*", "");
		return path.isEmpty() ? page : page.resolveSibling(path).normalize();
	}

	/** Headings as the anchors that GitHub makes of them. */
	private static Stream<String> headings(Path page) {
		return text(page).lines()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
			.map((line) -> line.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
	}

	private static String text(Path page) {
		try {
			return Files.readString(page).replaceAll("(?s)```.*?```", "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
