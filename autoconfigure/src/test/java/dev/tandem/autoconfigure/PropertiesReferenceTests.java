package dev.tandem.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/reference/properties.md} is what the configuration metadata says. After a
 * change that is meant, run the test with {@code -Dgolden.update=true} and read the
 * difference.
 */
class PropertiesReferenceTests {

	private static final Path PAGE = Path.of("../docs/reference/properties.md");

	private static final Pattern TABLE = Pattern.compile("\\{\\{(properties )?(.*?)}}");

	private static final String DEFAULTS = "tandem.defaults.";

	@Test
	void pageIsWhatTheMetadataSays() throws IOException {
		String expected = TABLE.matcher(template()).replaceAll(PropertiesReferenceTests::table);
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(PAGE, expected);
		}
		assertThat(PAGE).hasContent(expected);
	}

	@Test
	void pageHasEachPropertyOnce() throws IOException {
		assertThat(TABLE.matcher(template()).results().flatMap(PropertiesReferenceTests::properties))
			.extracting(Map.Entry::getKey)
			.containsExactlyInAnyOrderElementsOf(ConfigurationMetadataTests.PROPERTIES.keySet()
				.stream()
				.filter((name) -> !name.equals("tandem.clients"))
				.toList());
	}

	private static String table(MatchResult place) {
		boolean ofClient = place.group(1) != null;
		return Matcher
			.quoteReplacement(properties(place).map((property) -> row(property, ofClient ? DEFAULTS.length() : 0))
				.collect(Collectors.joining("\n",
						"| " + (ofClient ? "key" : "property") + " | default | |\n|---|---|---|\n", "")));
	}

	private static Stream<Map.Entry<String, JsonNode>> properties(MatchResult place) {
		String root = (place.group(1) != null) ? DEFAULTS : "";
		return Stream.of(place.group(2).split(" "))
			.flatMap((prefix) -> ConfigurationMetadataTests.PROPERTIES.entrySet()
				.stream()
				.filter((property) -> (property.getKey() + ".").startsWith(root + prefix + ".")));
	}

	private static String row(Map.Entry<String, JsonNode> property, int prefix) {
		JsonNode value = property.getValue().path("defaultValue");
		String shown = value.isArray() ? StreamSupport.stream(value.spliterator(), false)
			.map(JsonNode::asString)
			.collect(Collectors.joining(", ")) : value.asString("");
		return "| `%s` | %s | %s |".formatted(property.getKey().substring(prefix), shown.replace('_', '-'),
				property.getValue().path("description").asString());
	}

	private static String template() throws IOException {
		try (InputStream template = PropertiesReferenceTests.class.getResourceAsStream("properties.md")) {
			return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
