package dev.tandem.standin.opendecree;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.tandem.standin.opendecree.Refusal.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes of values, all or none. An idempotency key is used up before anything is
 * checked.
 */
final class Writes {

	private final Tenant tenant;

	private final Set<String> keys = new HashSet<>();

	Writes(Tenant tenant) {
		this.tenant = tenant;
	}

	ObjectNode one(OpenDecreeCall call) {
		ObjectNode body = call.body();
		return write(call, body, List.of(body.put("fieldPath", call.field())));
	}

	ObjectNode some(OpenDecreeCall call) {
		ObjectNode body = call.body();
		return write(call, body, body.path("updates").valueStream().toList());
	}

	private ObjectNode write(OpenDecreeCall call, JsonNode body, List<JsonNode> updates) {
		call.caller().checkMayWrite();
		String key = body.path("idempotencyKey").asString("");
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		if (!key.isEmpty() && !this.keys.add(key)) {
			return answer.putNull("configVersion");
		}
		if (updates.isEmpty()) {
			throw new Refusal(Code.INVALID_ARGUMENT, "updates must not be empty");
		}
		Map<String, @Nullable Value> rows = new LinkedHashMap<>();
		for (JsonNode update : updates) {
			Field field = writable(update.path("fieldPath").asString(""));
			Value value = value(field, update.path("value"));
			if (!call.caller().isSuperadmin()) {
				checkLock(field, value);
			}
			checkChecksum(field, update.path("expectedChecksum").asString(""));
			rows.put(field.path(), value);
		}
		updates.forEach((update) -> this.tenant.descriptions()
			.put(update.path("fieldPath").asString(""), update.path("valueDescription").asString("")));
		return answer.set("configVersion",
				this.tenant.write(rows, body.path("description").asString(""), call.caller().subject()).node());
	}

	private Field writable(String path) {
		Field field = this.tenant.schema().get(path);
		if (field == null) {
			throw new Refusal(Code.INVALID_ARGUMENT, "field " + path + " is not defined in the schema");
		}
		if (field.readOnly()) {
			throw new Refusal(Code.FAILED_PRECONDITION, "field " + path + " is read-only");
		}
		if (field.writeOnce() && this.tenant.value(path, this.tenant.latest()).isPresent()) {
			throw new Refusal(Code.FAILED_PRECONDITION, "field " + path + " is write-once");
		}
		return field;
	}

	private static @Nullable Value value(Field field, JsonNode typed) {
		if (typed.isMissingNode() || typed.isNull() || typed.isEmpty()) {
			if (!field.nullable()) {
				throw new Refusal(Code.INVALID_ARGUMENT,
						"field " + field.path() + ": value is required (not nullable)");
			}
			return null;
		}
		if (typed.size() > 1) {
			throw new Refusal(Code.INVALID_ARGUMENT, "oneof centralconfig.v1.TypedValue.kind is already set");
		}
		JsonNode component = typed.path(field.type().component());
		if (component.isMissingNode()) {
			throw new Refusal(Code.INVALID_ARGUMENT, "field %s: expected %s value".formatted(field.path(),
					field.type().name().toLowerCase(Locale.ROOT)));
		}
		try {
			return field.type().read(component);
		}
		catch (RuntimeException ex) {
			throw new Refusal(Code.INVALID_ARGUMENT, "field " + field.path() + ": " + ex.getMessage());
		}
	}

	private void checkLock(Field field, @Nullable Value value) {
		List<String> locked = this.tenant.locks().get(field.path());
		if (locked == null) {
			return;
		}
		if (locked.isEmpty()) {
			throw new Refusal(Code.FAILED_PRECONDITION, "field " + field.path() + " is locked");
		}
		if (value != null && locked.contains(value.canonical())) {
			throw new Refusal(Code.FAILED_PRECONDITION,
					"value \"%s\" for field %s is locked".formatted(value.canonical(), field.path()));
		}
	}

	/**
	 * A field without a value has no checksum to expect.
	 */
	private void checkChecksum(Field field, String expected) {
		this.tenant.value(field.path(), this.tenant.latest()).map(Value::checksum).ifPresent((held) -> {
			if (!expected.isEmpty() && !expected.equals(held)) {
				throw new Refusal(Code.ABORTED,
						"checksum mismatch for %s: expected %s, got %s".formatted(field.path(), expected, held));
			}
		});
	}

}
