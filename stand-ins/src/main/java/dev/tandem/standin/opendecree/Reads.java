package dev.tandem.standin.opendecree;

import java.util.Optional;

import dev.tandem.standin.opendecree.Refusal.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads of values. That of all fields shows null as zero; only with their descriptions
 * are checksums the true ones, and that of null empty.
 */
final class Reads {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final Tenant tenant;

	Reads(Tenant tenant) {
		this.tenant = tenant;
	}

	ObjectNode all(OpenDecreeCall call) {
		long version = call.number("version", this.tenant.latest());
		boolean described = call.flag("includeDescriptions");
		ObjectNode answer = NODES.objectNode();
		ArrayNode values = answer.putObject("config")
			.put("tenantId", Tenant.ID)
			.put("version", version)
			.putArray("values");
		this.tenant.values(version).forEach((path, value) -> {
			Field field = this.tenant.field(path);
			Value shown = value.map((held) -> shown(field, held)).orElseGet(field.type()::zero);
			String hashed = value.map((held) -> described ? held : shown).map(Value::canonical).orElse("");
			ObjectNode node = values.addObject().put("fieldPath", path);
			node.set("value", Value.node(shown));
			node.put("checksum", (described && value.isEmpty()) ? "" : Checksums.of(hashed));
			if (described) {
				node.put("description", this.tenant.descriptions().getOrDefault(path, ""));
			}
		});
		return answer;
	}

	ObjectNode one(OpenDecreeCall call) {
		Field field = this.tenant.schema().get(call.field());
		if (field == null) {
			throw new Refusal(Code.NOT_FOUND, "field not found");
		}
		ObjectNode answer = NODES.objectNode();
		answer.set("value", node(field, call.number("version", this.tenant.latest()), call.flag("includeDescription")));
		return answer;
	}

	ObjectNode some(OpenDecreeCall call) {
		JsonNode body = call.body();
		long version = body.path("version").asLong(this.tenant.latest());
		ObjectNode answer = NODES.objectNode();
		ArrayNode values = answer.putArray("values");
		body.path("fieldPaths").forEach((path) -> {
			Field field = this.tenant.schema().get(path.asString());
			if (field != null) {
				values.add(node(field, version, body.path("includeDescriptions").asBoolean(false)));
			}
		});
		return answer;
	}

	private ObjectNode node(Field field, long version, boolean described) {
		Optional<Value> value = this.tenant.value(field.path(), version);
		ObjectNode node = NODES.objectNode().put("fieldPath", field.path());
		node.set("value", Value.node(value.map((held) -> shown(field, held)).orElse(null)));
		if (described) {
			node.put("description", this.tenant.descriptions().getOrDefault(field.path(), ""));
		}
		return node.put("checksum", value.map(Value::checksum).orElse(""));
	}

	private static Value shown(Field field, Value value) {
		return field.sensitive() ? Value.HIDDEN : value;
	}

}
