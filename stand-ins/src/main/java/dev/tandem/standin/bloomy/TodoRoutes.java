package dev.tandem.standin.bloomy;

import java.util.List;
import java.util.function.Predicate;

import tools.jackson.databind.node.ObjectNode;

/**
 * To-dos, personal ones and those of a meeting.
 */
record TodoRoutes(Table todos, Items items) {

	void addTo(BloomyServer server) {
		server.get("/todo/{id}", this::todo)
			.get("/todo/user/{user}", (call) -> this.todos.where(this.items.ofUser(call)))
			.get("/L10/{meeting}/todos", this::ofMeeting)
			.post("/todo/create", this::createPersonal)
			.post("/L10/{meeting}/todos", this::createInMeeting)
			.put("/todo/{id}", this::update)
			.post("/todo/{id}/complete", this::complete);
	}

	private ObjectNode todo(BloomyCall call) {
		return this.todos.get(call.path("id"));
	}

	private List<ObjectNode> ofMeeting(BloomyCall call) {
		Predicate<ObjectNode> done = (todo) -> todo.path("Complete").asBoolean();
		Predicate<ObjectNode> ofMeeting = this.items.ofMeeting(call);
		return this.todos.where(call.flag("INCLUDE_CLOSED") ? ofMeeting : ofMeeting.and(done.negate()));
	}

	private ObjectNode createPersonal(BloomyCall call) {
		ObjectNode body = call.body("title", "accountableUserId", "notes?", "dueDate?");
		return add(this.items.create(body, "title", "accountableUserId"), body);
	}

	private ObjectNode createInMeeting(BloomyCall call) {
		ObjectNode body = call.body("Title", "ForId", "Notes?", "dueDate?");
		return add(this.items.moveTo(call.path("meeting"), this.items.create(body, "Title", "ForId")), body);
	}

	private ObjectNode add(ObjectNode todo, ObjectNode body) {
		return this.todos.add(todo.put("Complete", false).put("DueDate", body.path("dueDate").asString("")));
	}

	private ObjectNode update(BloomyCall call) {
		ObjectNode body = call.body("title?", "dueDate?");
		ObjectNode todo = this.items.rename(todo(call), body);
		return body.has("dueDate") ? todo.put("DueDate", body.path("dueDate").asString()) : todo;
	}

	private ObjectNode complete(BloomyCall call) {
		boolean complete = call.flag("status");
		return todo(call).put("Complete", complete).put("CompleteTime", complete ? Items.NOW : "");
	}

}
