package dev.tandem.sample.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each property that the documentation shows exists.
 */
class PropertySnippetsTests {

	private static final KnownProperties KNOWN = new KnownProperties();

	private static final Pattern NAMED = Pattern
		.compile("`(tandem\\.(?:clients\\.(?:<name>|[\\w-]+)|defaults|live)\\.[a-z][a-z.-]*)[`=]");

	static Stream<Page> pages() {
		return Page.all();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void propertiesOfSnippetsExist(Page page) {
		Stream<String> shown = Stream.concat(
				page.snippets("yaml").stream().flatMap((yaml) -> names(new YamlPropertySourceLoader(), yaml)),
				page.snippets("properties")
					.stream()
					.flatMap((properties) -> names(new PropertiesPropertySourceLoader(), properties)));
		assertThat(shown.filter((name) -> !KNOWN.contain(name) && !isOfAnotherLibrary(name))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void propertiesOfTheTextExist(Page page) {
		List<String> named = NAMED.matcher(page.text())
			.results()
			.map((name) -> name.group(1).replace("<name>", "name"))
			.filter((name) -> !name.endsWith("."))
			.toList();
		assertThat(named.stream().filter((name) -> !KNOWN.contain(name))).isEmpty();
	}

	@Test
	void documentationShowsProperties() {
		assertThat(Page.all().flatMap((page) -> page.snippets("yaml").stream())).hasSizeGreaterThan(10);
		assertThat(Page.all().flatMap((page) -> NAMED.matcher(page.text()).results())).hasSizeGreaterThan(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tandem.clients.todo.retrys.max-attempts", "tandem.defaults.timeout.call",
			"tandem.config.sources", "spring.http.client.connect-timeout" })
	void propertyThatIsMisspeltIsFound(String name) {
		assertThat(KNOWN.contain(name)).isFalse();
	}

	/** Spring Security is not on the class path of the sample. */
	private static boolean isOfAnotherLibrary(String name) {
		return name.startsWith("spring.security.oauth2.client.");
	}

	private static Stream<String> names(PropertySourceLoader loader, String snippet) {
		try {
			return loader.load("snippet", new ByteArrayResource(snippet.getBytes(StandardCharsets.UTF_8)))
				.stream()
				.flatMap((source) -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
