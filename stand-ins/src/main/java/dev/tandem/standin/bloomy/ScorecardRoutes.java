package dev.tandem.standin.bloomy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Weeks and scores.
 */
record ScorecardRoutes(Tables tables) {

	void addTo(BloomyServer server) {
		server.get("/weeks/current", (call) -> this.tables.currentWeek())
			.get("/scorecard/user/{id}", this::ofUser)
			.get("/scorecard/meeting/{id}", this::ofMeeting)
			.put("/measurables/{id}/week/{week}", this::enter);
	}

	private Map<String, List<ObjectNode>> ofUser(BloomyCall call) {
		return scores("AccountableUserId", this.tables.users().get(call.path("id")));
	}

	private Map<String, List<ObjectNode>> ofMeeting(BloomyCall call) {
		return scores("MeetingId", this.tables.meetings().get(call.path("id")));
	}

	private Map<String, List<ObjectNode>> scores(String field, ObjectNode row) {
		return Map.of("Scores", this.tables.scores().where(has(field, row)));
	}

	private @Nullable Object enter(BloomyCall call) {
		JsonNode value = call.body("value").path("value");
		ObjectNode measurable = this.tables.measurables().get(call.path("id"));
		long week = call.path("week");
		this.tables.scores()
			.where(has("MeasurableId", measurable).and((score) -> score.path("ForWeek").asLong() == week))
			.forEach((score) -> score.set("Measured", value));
		return null;
	}

	private static Predicate<ObjectNode> has(String field, ObjectNode row) {
		return (score) -> score.path(field).equals(row.path("Id"));
	}

}
