package dev.tandem.standin.bloomy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Users, and whom the key belongs to.
 */
record UserRoutes(Table users) {

	static final long CURRENT_USER = 1;

	void addTo(BloomyServer server) {
		server.get("/users/mine", (call) -> Map.of("Id", CURRENT_USER))
			.get("/users/{id}", this::user)
			.get("/users/{id}/directreports", this::directReports)
			.get("/users/{id}/seats", (call) -> user(call).path("Seats"))
			.get("/search/user", this::search)
			.get("/search/all", this::search);
	}

	private ObjectNode user(BloomyCall call) {
		return this.users.get(call.path("id"));
	}

	private List<ObjectNode> directReports(BloomyCall call) {
		JsonNode id = user(call).path("Id");
		return this.users.where((user) -> user.path("ManagerId").equals(id));
	}

	private List<ObjectNode> search(BloomyCall call) {
		String part = call.query("term").replace("%", "").toLowerCase(Locale.ROOT);
		return this.users.where((user) -> user.path("Name").asString().toLowerCase(Locale.ROOT).contains(part));
	}

}
