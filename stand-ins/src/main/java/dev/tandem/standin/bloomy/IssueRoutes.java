package dev.tandem.standin.bloomy;

import java.util.List;
import java.util.function.Predicate;

import tools.jackson.databind.node.ObjectNode;

/**
 * Issues.
 */
record IssueRoutes(Table issues, Items items) {

	void addTo(BloomyServer server) {
		server.get("/issues/{id}", this::issue)
			.get("/issues/users/{user}", (call) -> this.issues.where(this.items.ofUser(call)))
			.get("/l10/{meeting}/issues", (call) -> this.issues.where(this.items.ofMeeting(call)))
			.get("/L10/{meeting}/issues", this::ofMeeting)
			.post("/issues/create", this::create)
			.put("/issues/{id}", (call) -> this.items.rename(issue(call), call.body("title?", "notes?")))
			.post("/issues/{id}/complete", this::complete);
	}

	private ObjectNode issue(BloomyCall call) {
		return this.issues.get(call.path("id"));
	}

	private List<ObjectNode> ofMeeting(BloomyCall call) {
		Predicate<ObjectNode> open = (issue) -> issue.path("CompleteTime").asString("").isEmpty();
		Predicate<ObjectNode> ofMeeting = this.items.ofMeeting(call);
		return this.issues.where(call.flag("include_resolved") ? ofMeeting : ofMeeting.and(open));
	}

	private ObjectNode create(BloomyCall call) {
		ObjectNode body = call.body("title", "meetingid", "ownerid", "notes?");
		ObjectNode issue = this.items.create(body, "title", "ownerid");
		return this.issues.add(this.items.moveTo(body.path("meetingid").asLong(), issue));
	}

	private ObjectNode complete(BloomyCall call) {
		call.body("complete");
		return issue(call).put("CompleteTime", Items.NOW).put("CloseTime", Items.NOW);
	}

}
