package dev.tandem.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.tandem.ApiKeySupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata from which an IDE completes the properties.
 */
class ConfigurationMetadataTests {

	private static final JsonNode METADATA = read();

	static final Map<String, JsonNode> PROPERTIES = byName("properties");

	static Stream<String> keys() {
		return Stream.concat(ApiClientSettingsTests.KEYS.stream().map(ApiClientSettingsTests.Key::name),
				Stream.of("base-urls", "api-key.file", "api-key.check-interval", "api-key.supplier", "api-key.lifetime",
						"signer", "headers", "cookies", "query"));
	}

	static Stream<JsonNode> properties() {
		return PROPERTIES.values().stream();
	}

	@ParameterizedTest
	@MethodSource("keys")
	void propertyWhenItCanBeSetIsDescribed(String key) {
		assertThat(PROPERTIES).containsKey("tandem.defaults." + key);
	}

	@Test
	void propertiesWhenDescribedCanAllBeSet() {
		assertThat(PROPERTIES.keySet().stream().filter((name) -> name.startsWith("tandem.defaults.")))
			.containsExactlyInAnyOrderElementsOf(keys().map((key) -> "tandem.defaults." + key).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.health.apiclients.enabled", "management.health.configwatch.enabled",
			"management.endpoint.apiclients.show-values", "tandem.live.window", "tandem.live.check-interval",
			"tandem.live.late-clients", "tandem.config.source", "tandem.config.check-interval" })
	void propertyOfAnotherKindIsDescribed(String name) {
		assertThat(property(name).path("description").stringValue("")).isNotEmpty();
	}

	@Test
	void clientsWhenDescribedAreMapOfTheSameProperties() {
		assertThat(property("tandem.clients").path("type").stringValue())
			.isEqualTo("java.util.Map<java.lang.String," + ApiClientProperties.class.getName() + ">");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void descriptionWhenReadIsPlainSentence(JsonNode property) {
		String description = property.path("description").stringValue("");
		assertThat(description).matches("[A-Z].*[.]").doesNotContain("{@", "<", "`", "\n");
		assertThat(description).doesNotStartWithIgnoringCase("the ").doesNotStartWithIgnoringCase("a ");
		String defaultValue = property.path("defaultValue").asString("");
		assertThat(description).matches((text) -> defaultValue.isEmpty() || !text.startsWith(defaultValue));
	}

	@Test
	void defaultsWhenDescribedAreThoseOfTheRecords() {
		assertThat(property("tandem.defaults.timeouts.call").path("defaultValue").asString("")).isEqualTo("60s");
		assertThat(property("tandem.defaults.pool.max-connections").path("defaultValue").asInt()).isEqualTo(50);
	}

	@Test
	void hintsWhenGivenAreOfPropertiesThatExist() {
		Map<String, JsonNode> hints = byName("hints");
		assertThat(PROPERTIES).containsKeys(hints.keySet().toArray(String[]::new));
		assertThat(find(hints, "tandem.defaults.http.redirects").path("values").findValuesAsString("value"))
			.containsExactly("never", "same-origin", "always");
		assertThat(find(hints, "tandem.defaults.http.versions").path("values").findValuesAsString("value"))
			.containsExactly("http/1.1", "h2", "h2c");
		assertThat(find(hints, "tandem.defaults.api-key.supplier").at("/providers/0/parameters/target").stringValue(""))
			.isEqualTo(ApiKeySupplier.class.getName());
	}

	private static JsonNode property(String name) {
		return find(PROPERTIES, name);
	}

	private static JsonNode find(Map<String, JsonNode> elements, String name) {
		return Objects.requireNonNull(elements.get(name), name);
	}

	private static Map<String, JsonNode> byName(String section) {
		Map<String, JsonNode> elements = new TreeMap<>();
		METADATA.path(section).forEach((element) -> elements.put(element.path("name").stringValue(), element));
		return elements;
	}

	/**
	 * Tests have metadata of their own.
	 */
	private static JsonNode read() {
		return ApiClientProperties.class.getClassLoader()
			.resources("META-INF/spring-configuration-metadata.json")
			.map(ConfigurationMetadataTests::read)
			.filter((metadata) -> metadata.path("groups").findValuesAsString("name").contains("tandem.defaults"))
			.findFirst()
			.orElseThrow();
	}

	private static JsonNode read(URL metadata) {
		try (InputStream stream = metadata.openStream()) {
			return JsonMapper.shared().readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
