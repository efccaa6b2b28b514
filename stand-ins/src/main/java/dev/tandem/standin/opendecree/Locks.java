package dev.tandem.standin.opendecree;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Locks of fields, or of single values of them.
 */
final class Locks {

	private final Tenant tenant;

	Locks(Tenant tenant) {
		this.tenant = tenant;
	}

	ObjectNode list(OpenDecreeCall call) {
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode locks = answer.putArray("locks");
		this.tenant.locks().forEach((path, values) -> {
			ArrayNode locked = locks.addObject()
				.put("tenantId", Tenant.ID)
				.put("fieldPath", path)
				.putArray("lockedValues");
			values.forEach(locked::add);
		});
		return answer.put("nextPageToken", "");
	}

	ObjectNode add(OpenDecreeCall call) {
		call.caller().checkMayWrite();
		JsonNode body = call.body();
		List<String> values = body.path("lockedValues").valueStream().map(JsonNode::asString).toList();
		this.tenant.locks().put(body.path("fieldPath").asString(""), values);
		return JsonNodeFactory.instance.objectNode();
	}

	ObjectNode remove(OpenDecreeCall call) {
		call.caller().checkMayWrite();
		this.tenant.locks().remove(call.field());
		return JsonNodeFactory.instance.objectNode();
	}

}
