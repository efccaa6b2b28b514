package dev.tandem.standin.opendecree;

import java.util.Map;

import dev.tandem.standin.opendecree.Refusal.Code;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tenant and its schema, to be read.
 */
final class Schemas {

	static final String ID = "01900000-0000-7000-8000-00000000000b";

	private static final Map<FieldType, String> TYPES = Map.of(FieldType.INTEGER, "INT");

	private final Tenant tenant;

	Schemas(Tenant tenant) {
		this.tenant = tenant;
	}

	ObjectNode tenant(OpenDecreeCall call) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		answer.putObject("tenant")
			.put("id", Tenant.ID)
			.put("name", this.tenant.name())
			.put("schemaId", ID)
			.put("schemaVersion", 1)
			.put("createdAt", "2026-11-01T00:00:00Z")
			.put("updatedAt", "2026-11-01T00:00:00Z");
		return answer;
	}

	ObjectNode schema(OpenDecreeCall call) {
		if (!call.request().variable("schema").equals(ID)) {
			throw new Refusal(Code.NOT_FOUND, "schema not found");
		}
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode fields = answer.putObject("schema")
			.put("id", ID)
			.put("name", this.tenant.name())
			.put("description", "")
			.put("version", 1)
			.put("versionDescription", "")
			.put("published", true)
			.putArray("fields");
		this.tenant.schema().values().forEach((field) -> fields.add(node(field)));
		return answer;
	}

	private static ObjectNode node(Field field) {
		ObjectNode node = JsonNodeFactory.instance.objectNode()
			.put("path", field.path())
			.put("type", "FIELD_TYPE_" + TYPES.getOrDefault(field.type(), field.type().name()))
			.putNull("constraints")
			.put("nullable", field.nullable())
			.put("deprecated", false)
			.put("readOnly", field.readOnly())
			.put("writeOnce", field.writeOnce())
			.put("sensitive", field.sensitive());
		node.putObject("examples");
		node.putArray("tags");
		return node;
	}

}
