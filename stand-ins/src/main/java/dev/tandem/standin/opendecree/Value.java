package dev.tandem.standin.opendecree;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value with its type.
 *
 * @param type the type
 * @param canonical the text that the checksum is computed of
 */
record Value(FieldType type, String canonical) {

	static final Value HIDDEN = new Value(FieldType.STRING, "[REDACTED]");

	static @Nullable Value of(FieldType type, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		return type.value((value instanceof Duration duration) ? Durations.toSeconds(duration) : value.toString());
	}

	String checksum() {
		return Checksums.of(this.canonical);
	}

	/**
	 * The typed value as JSON, which is null when there is none.
	 */
	static JsonNode node(@Nullable Value value) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (value == null) {
			return nodes.nullNode();
		}
		return nodes.objectNode().set(value.type.component(), value.type.node(value.canonical));
	}

}
