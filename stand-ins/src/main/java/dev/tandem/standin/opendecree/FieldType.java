package dev.tandem.standin.opendecree;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A type of field, with the component of a typed value that it takes.
 */
enum FieldType {

	INTEGER("integerValue", "0"), NUMBER("numberValue", "0"), STRING("stringValue", ""), BOOL("boolValue", "false"),
	TIME("timeValue", ""), DURATION("durationValue", "0s"), URL("urlValue", ""), JSON("jsonValue", "");

	private static final Set<String> SCHEMES = Set.of("http", "https");

	private final String component;

	private final String zero;

	FieldType(String component, String zero) {
		this.component = component;
		this.zero = zero;
	}

	static FieldType ofComponent(String component) {
		return Arrays.stream(values())
			.filter((type) -> type.component.equals(component))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No typed value has the component " + component));
	}

	static FieldType ofValue(Object value) {
		if (value instanceof Integer || value instanceof Long) {
			return INTEGER;
		}
		if (value instanceof Number) {
			return NUMBER;
		}
		if (value instanceof Boolean) {
			return BOOL;
		}
		if (value instanceof Instant) {
			return TIME;
		}
		if (value instanceof Duration) {
			return DURATION;
		}
		return (value instanceof URI) ? URL : STRING;
	}

	String component() {
		return this.component;
	}

	Value zero() {
		return new Value(this, this.zero);
	}

	/**
	 * Read the component of a typed value. Nothing is converted.
	 */
	Value read(JsonNode node) {
		boolean right = switch (this) {
			case INTEGER -> node.isIntegralNumber() || node.isString();
			case NUMBER -> node.isNumber() || node.isString();
			case BOOL -> node.isBoolean();
			default -> node.isString();
		};
		if (!right) {
			throw new IllegalArgumentException("invalid value for " + this.component);
		}
		return value(node.asString());
	}

	/**
	 * A value from its JSON form, which of a duration is that in seconds.
	 */
	Value value(String text) {
		return new Value(this, switch (this) {
			case INTEGER -> Long.valueOf(text).toString();
			case NUMBER -> number(text);
			case BOOL -> Boolean.valueOf(text).toString();
			case TIME -> OffsetDateTime.parse(text).toInstant().toString();
			case DURATION -> Durations.toGo(Durations.fromSeconds(text));
			case URL -> url(text);
			case JSON -> json(text);
			case STRING -> text;
		});
	}

	private static String number(String text) {
		if (!Double.isFinite(Double.parseDouble(text))) {
			throw new IllegalArgumentException("value is not a finite number");
		}
		BigDecimal number = BigDecimal.valueOf(Double.parseDouble(text));
		return (number.signum() != 0) ? number.stripTrailingZeros().toPlainString() : "0";
	}

	private static String url(String text) {
		URI uri = URI.create(text);
		if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
			throw new IllegalArgumentException("URL scheme is not allowed");
		}
		return text;
	}

	private static String json(String text) {
		JsonMapper.shared().readTree(text);
		return text;
	}

	/**
	 * The JSON form of a canonical text: 64-bit integers are sent as text.
	 */
	JsonNode node(String canonical) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		return switch (this) {
			case NUMBER -> nodes.numberNode(Double.parseDouble(canonical));
			case BOOL -> nodes.booleanNode(Boolean.parseBoolean(canonical));
			case DURATION -> nodes.stringNode(Durations.toSeconds(Durations.fromGo(canonical)));
			default -> nodes.stringNode(canonical);
		};
	}

}
