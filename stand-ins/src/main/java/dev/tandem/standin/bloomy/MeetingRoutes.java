package dev.tandem.standin.bloomy;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meetings, who attends them and what they measure.
 */
record MeetingRoutes(Tables tables) {

	void addTo(BloomyServer server) {
		server.get("/L10/{id}", this::meeting)
			.delete("/L10/{id}", this::delete)
			.get("/L10/{user}/list", this::list)
			.get("/L10/{id}/attendees", this::attendees)
			.get("/L10/{id}/measurables", this::measurables)
			.post("/L10/create", this::create)
			.post("/L10/{id}/attendees/{user}", this::addAttendee);
	}

	private ObjectNode meeting(BloomyCall call) {
		return this.tables.meetings().get(call.path("id"));
	}

	private ObjectNode user(BloomyCall call) {
		return this.tables.users().get(call.path("user"));
	}

	private @Nullable Object delete(BloomyCall call) {
		this.tables.meetings().remove(call.path("id"));
		return null;
	}

	private List<ObjectNode> list(BloomyCall call) {
		ObjectNode user = user(call);
		return this.tables.meetings().where((meeting) -> attends(user, meeting));
	}

	private List<ObjectNode> attendees(BloomyCall call) {
		ObjectNode meeting = meeting(call);
		return this.tables.users().where((user) -> attends(user, meeting));
	}

	private static boolean attends(ObjectNode user, ObjectNode meeting) {
		return meeting.path("Attendees").valueStream().anyMatch(user.path("Id")::equals);
	}

	private List<ObjectNode> measurables(BloomyCall call) {
		JsonNode id = meeting(call).path("Id");
		return this.tables.measurables().where((measurable) -> measurable.path("MeetingId").equals(id));
	}

	private Map<String, JsonNode> create(BloomyCall call) {
		ObjectNode body = call.body("title", "addSelf");
		ObjectNode meeting = body.objectNode().put("Type", "L10").put("CreateTime", Items.NOW);
		meeting.set("Name", body.path("title"));
		meeting.putObject("Basics").set("Name", body.path("title"));
		ArrayNode attendees = meeting.putArray("Attendees");
		if (body.path("addSelf").asBoolean()) {
			attendees.add(this.tables.users().get(UserRoutes.CURRENT_USER).path("Id"));
		}
		return Map.of("meetingId", this.tables.meetings().add(meeting).path("Id"));
	}

	private @Nullable Object addAttendee(BloomyCall call) {
		meeting(call).withArray("Attendees").add(user(call).path("Id"));
		return null;
	}

}
