package dev.tandem.sample.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties of Tandem and Spring Boot, from their metadata.
 */
final class KnownProperties {

	/** By name: whether anything may follow the name, since the property is a map. */
	private final Map<String, Boolean> properties = new TreeMap<>();

	KnownProperties() {
		KnownProperties.class.getClassLoader()
			.resources("META-INF/spring-configuration-metadata.json")
			.map(KnownProperties::read)
			.forEach((metadata) -> metadata.path("properties").forEach(this::add));
	}

	private void add(JsonNode property) {
		if (property.has("deprecation")) {
			return;
		}
		this.properties.put(property.path("name").stringValue(),
				property.path("type").asString("").startsWith("java.util.Map<"));
	}

	boolean contain(String name) {
		String key = name.replaceAll("\\[\\d+]", "").replaceFirst("^tandem\\.clients\\.[^.]+\\.", "tandem.defaults.");
		if (this.properties.containsKey(key)) {
			return true;
		}
		for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
			String parent = key.substring(0, dot);
			if (!parent.equals("tandem.clients") && this.properties.getOrDefault(parent, false)) {
				return true;
			}
		}
		return false;
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
