package dev.tandem.standin.bloomy;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goals, active and archived.
 */
record GoalRoutes(Tables tables, Items items) {

	private static final Predicate<ObjectNode> ARCHIVED = (goal) -> goal.path("Archived").asBoolean();

	void addTo(BloomyServer server) {
		server.get("/rocks/{id}", this::goal)
			.get("/rocks/user/{user}", this::active)
			.get("/archivedrocks/user/{user}", this::archived)
			.post("/L10/{meeting}/rocks", this::create)
			.put("/rocks/{id}", this::update)
			.put("/rocks/{id}/archive", (call) -> goal(call).put("Archived", true))
			.put("/rocks/{id}/restore", (call) -> goal(call).put("Archived", false))
			.delete("/rocks/{id}", this::delete);
	}

	private ObjectNode goal(BloomyCall call) {
		return this.tables.goals().get(call.path("id"));
	}

	private List<ObjectNode> active(BloomyCall call) {
		call.query("include_origin");
		return this.tables.goals().where(this.items.ofUser(call).and(ARCHIVED.negate()));
	}

	private List<ObjectNode> archived(BloomyCall call) {
		return this.tables.goals().where(this.items.ofUser(call).and(ARCHIVED));
	}

	private ObjectNode create(BloomyCall call) {
		ObjectNode body = call.body("title", "accountableUserId");
		ObjectNode meeting = this.tables.meetings().get(call.path("meeting"));
		ObjectNode goal = this.items.create(body, "title", "accountableUserId").put("Complete", false);
		goal.putArray("Origins").addObject().setAll(meeting.deepCopy().retain("Id", "Name"));
		return this.tables.goals().add(goal);
	}

	private ObjectNode update(BloomyCall call) {
		ObjectNode body = call.body("title?", "accountableUserId?", "completion?");
		ObjectNode goal = this.items.rename(goal(call), body);
		if (body.has("accountableUserId")) {
			goal.set("Owner", this.tables.users().get(body.path("accountableUserId").asLong()));
		}
		if (body.has("completion")) {
			goal.put("Complete", body.path("completion").intValue() == 2);
		}
		return goal;
	}

	private @Nullable Object delete(BloomyCall call) {
		this.tables.goals().remove(call.path("id"));
		return null;
	}

}
