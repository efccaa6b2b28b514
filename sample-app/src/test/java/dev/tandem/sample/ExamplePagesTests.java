package dev.tandem.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds pages to the examples that they are taken from, which the build compiles and
 * runs.
 */
class ExamplePagesTests {

	private static final Path ROOT = Path.of("..");

	@ParameterizedTest
	@CsvSource({ "sdks.md, 'examples/sdk,examples/sdk-app,examples/plain-main'",
			"openapi.md, 'examples/openapi,examples/octokit'", "kotlin.md, examples/kotlin",
			"ahead-of-time.md, sample-app/pom.xml" })
	void pageIsTakenFromItsExamples(String page, String examples) throws IOException {
		List<String> sources = new ArrayList<>();
		for (String example : StringUtils.commaDelimitedListToStringArray(examples)) {
			sources.addAll(sources(ROOT.resolve(example)));
		}
		List<String> parts = Pattern.compile("```(?!text)\\w+\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(ROOT.resolve("docs/guide").resolve(page)))
			.results()
			.flatMap((snippet) -> Stream.of(snippet.group(1).split("\n\n")))
			.map(ExamplePagesTests::withoutSpace)
			.toList();
		assertThat(parts).isNotEmpty()
			.allSatisfy((part) -> assertThat(sources).anyMatch((source) -> source.contains(part)));
	}

	private static List<String> sources(Path example) throws IOException {
		try (Stream<Path> all = Files.walk(example)) {
			List<String> sources = new ArrayList<>();
			for (Path file : all.filter(Files::isRegularFile)
				.filter((file) -> !file.startsWith(example.resolve("target")))
				.toList()) {
				sources.add(withoutSpace(Files.readString(file)));
			}
			return sources;
		}
	}

	private static String withoutSpace(String text) {
		return text.replaceAll("\\s+", "");
	}

}
