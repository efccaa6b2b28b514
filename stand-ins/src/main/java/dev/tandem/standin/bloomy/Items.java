package dev.tandem.standin.bloomy;

import java.util.function.Predicate;

import tools.jackson.databind.node.ObjectNode;

/**
 * What to-dos, goals, headlines and issues have in common: a name, an owner, and the
 * meeting that they come from.
 *
 * @param tables where users and meetings are looked up
 */
record Items(Tables tables) {

	static final String NOW = "2026-11-04T10:15:00Z";

	ObjectNode create(ObjectNode body, String nameField, String ownerField) {
		ObjectNode item = body.objectNode().put("Name", body.path(nameField).asString()).put("CreateTime", NOW);
		item.set("Owner", this.tables.users().get(body.path(ownerField).asLong()));
		return item;
	}

	ObjectNode moveTo(long meetingId, ObjectNode item) {
		ObjectNode meeting = this.tables.meetings().get(meetingId);
		item.set("OriginId", meeting.path("Id"));
		item.set("Origin", meeting.path("Name"));
		return item;
	}

	ObjectNode rename(ObjectNode item, ObjectNode body) {
		return body.has("title") ? item.put("Name", body.path("title").asString()) : item;
	}

	Predicate<ObjectNode> ofUser(BloomyCall call) {
		ObjectNode user = this.tables.users().get(call.path("user"));
		return (item) -> item.path("Owner").path("Id").equals(user.path("Id"));
	}

	Predicate<ObjectNode> ofMeeting(BloomyCall call) {
		ObjectNode meeting = this.tables.meetings().get(call.path("meeting"));
		return (item) -> item.path("OriginId").equals(meeting.path("Id"));
	}

}
