package dev.tandem.standin.bloomy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows by their {@code Id}.
 */
final class Table {

	private final SortedMap<Long, ObjectNode> rows = new TreeMap<>();

	private long lastId;

	Table(JsonNode rows) {
		for (JsonNode row : rows) {
			this.lastId = row.path("Id").asLong();
			this.rows.put(this.lastId, (ObjectNode) row);
		}
	}

	ObjectNode get(long id) {
		ObjectNode row = this.rows.get(id);
		if (row == null) {
			throw BloomyCall.refusal(404, "No such id");
		}
		return row;
	}

	List<ObjectNode> where(Predicate<ObjectNode> condition) {
		return this.rows.values().stream().filter(condition).toList();
	}

	ObjectNode add(ObjectNode row) {
		this.lastId++;
		this.rows.put(this.lastId, row.put("Id", this.lastId));
		return row;
	}

	void remove(long id) {
		get(id);
		this.rows.remove(id);
	}

}
