package dev.tandem.standin.opendecree;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of a tenant's configuration.
 *
 * @param id its id, which no other version has, even after a restore
 * @param number the number, from 1 on
 * @param description what it is for
 * @param createdBy who made it
 * @param createdAt when
 * @param rows what it writes: paths and values, which may be {@code null}
 */
record Version(String id, long number, String description, String createdBy, Instant createdAt,
		Map<String, @Nullable Value> rows) {

	ObjectNode node() {
		return JsonNodeFactory.instance.objectNode()
			.put("id", this.id)
			.put("tenantId", Tenant.ID)
			.put("version", this.number)
			.put("description", this.description)
			.put("createdBy", this.createdBy)
			.put("createdAt", this.createdAt.toString());
	}

	/**
	 * A line of the stream.
	 */
	ObjectNode line(String path, @Nullable Value oldValue, @Nullable Value newValue) {
		ObjectNode line = JsonNodeFactory.instance.objectNode();
		ObjectNode change = line.putObject("result").putObject("change");
		change.put("tenantId", Tenant.ID).put("version", this.number).put("fieldPath", path);
		change.set("oldValue", Value.node(oldValue));
		change.set("newValue", Value.node(newValue));
		change.put("changedBy", this.createdBy).put("changedAt", this.createdAt.toString());
		return line;
	}

}
