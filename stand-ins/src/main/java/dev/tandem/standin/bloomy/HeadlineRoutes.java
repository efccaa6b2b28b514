package dev.tandem.standin.bloomy;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Headlines.
 */
record HeadlineRoutes(Table headlines, Items items) {

	void addTo(BloomyServer server) {
		server.get("/headline/{id}", this::get)
			.get("/headline/users/{user}", (call) -> this.headlines.where(this.items.ofUser(call)))
			.get("/l10/{meeting}/headlines", (call) -> this.headlines.where(this.items.ofMeeting(call)))
			.post("/L10/{meeting}/headlines", this::create)
			.put("/headline/{id}", (call) -> this.items.rename(headline(call), call.body("title")))
			.delete("/headline/{id}", this::delete);
	}

	private ObjectNode headline(BloomyCall call) {
		return this.headlines.get(call.path("id"));
	}

	private ObjectNode get(BloomyCall call) {
		call.query("Include_Origin");
		return headline(call);
	}

	private ObjectNode create(BloomyCall call) {
		ObjectNode headline = this.items.create(call.body("title", "ownerId", "notes?"), "title", "ownerId");
		return this.headlines.add(this.items.moveTo(call.path("meeting"), headline).put("Archived", false));
	}

	private @Nullable Object delete(BloomyCall call) {
		this.headlines.remove(call.path("id"));
		return null;
	}

}
