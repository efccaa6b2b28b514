package dev.tandem.standin.openapp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import dev.tandem.standin.Answer;
import dev.tandem.standin.Received;
import dev.tandem.standin.StandIn;
import dev.tandem.standin.Switchable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenApp in this process: organizations, users, devices, entities and API keys, which
 * last until it closes. It insists on its key and, for devices and entities, on the
 * organization in {@code X-Org}, lists pages by limit and offset, and describes what it
 * refuses by its envelope with a correlation id, which is that of the request if it had
 * one.
 */
public final class OpenAppServer implements AutoCloseable, Switchable {

	private static final String SECRET = "embedded-secret";

	private static final int MOST = 200;

	private final StandIn http = new StandIn("openapp", "/api/v1");

	private final Map<String, ObjectNode> orgs = new LinkedHashMap<>();

	private final Map<String, ObjectNode> users = new LinkedHashMap<>();

	private final Map<String, ObjectNode> devices = new LinkedHashMap<>();

	private final Map<String, ObjectNode> entities = new LinkedHashMap<>();

	private final Map<String, ObjectNode> keys = new LinkedHashMap<>();

	private final AtomicInteger ids = new AtomicInteger();

	private volatile String version = "1.4.2";

	/**
	 * Start a server with two organizations.
	 */
	public OpenAppServer() {
		for (String org : List.of("o1", "o2")) {
			this.orgs.put(org, row(org, "Organization " + org));
			for (int i = 1; i <= 5; i++) {
				String device = org + "-d" + i;
				this.devices.put(device, row(device, "Gate " + i).put("orgId", org));
				String entity = org + "-e" + i;
				this.entities.put(entity,
						row(entity, "Door " + i).put("orgId", org).put("deviceId", device).put("state", "closed"));
			}
		}
		this.users.put("u1", row("u1", "Alice").put("email", "alice@example.com").put("orgId", "o1"));
		this.keys.put("k1", row("k1", "Sample"));
		addRoutes();
	}

	private void addRoutes() {
		this.http.guard(this::authorize)
			.unknown((request) -> refuse(request, 404, "NOT_FOUND", "No such resource"))
			.route("GET", "/status",
					(request) -> Answer.json(200, Map.of("environment", "embedded", "version", this.version)))
			.route("GET", "/orgs", (request) -> page(request, this.orgs, (org) -> true))
			.route("GET", "/orgs/{id}", (request) -> one(request, this.orgs))
			.route("POST", "/orgs", (request) -> create(request, this.orgs, "name"))
			.route("GET", "/users/search", this::search)
			.route("GET", "/users/{id}", (request) -> one(request, this.users))
			.route("POST", "/users", (request) -> create(request, this.users, "email"))
			.route("GET", "/devices", (request) -> ofOrg(request, this.devices))
			.route("GET", "/devices/{id}", (request) -> one(request, this.devices))
			.route("POST", "/devices/{id}/image", this::image)
			.route("GET", "/entities", (request) -> ofOrg(request, this.entities))
			.route("GET", "/entities/{id}", (request) -> one(request, this.entities))
			.route("POST", "/entities/{id}/actions/{action}", this::action)
			.route("GET", "/api-keys", (request) -> Answer.json(200, this.keys.values()))
			.route("POST", "/api-keys", this::createKey)
			.route("DELETE", "/api-keys/{id}", this::revokeKey);
	}

	@Override
	public StandIn http() {
		return this.http;
	}

	/**
	 * The key that is accepted, with the server's address in it.
	 * @return such as {@code http://127.0.0.1:12345/api/v1_openapp_secret}
	 */
	public String key() {
		return this.http.uri() + "_openapp_" + SECRET;
	}

	/**
	 * Report another version.
	 * @param version the version
	 */
	public void version(String version) {
		this.version = version;
	}

	private @Nullable Answer authorize(Received request) {
		if (request.path().equals("/status") || ("Bearer " + key()).equals(request.header("Authorization"))) {
			return null;
		}
		return refuse(request, 401, "UNAUTHORIZED", "The API key is not known");
	}

	private static ObjectNode row(String id, String name) {
		return JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
	}

	private static Answer refuse(Received request, int status, String code, String message) {
		String id = request.header("X-Request-Id");
		String correlationId = (id != null) ? id : "c-" + request.nanos();
		return Answer
			.json(status, Map.of("message", message, "code", code, "details", Map.of("path", request.path()),
					"correlationId", correlationId))
			.header("X-Request-Id", correlationId);
	}

	private Answer one(Received request, Map<String, ObjectNode> rows) {
		ObjectNode row = rows.get(request.variable("id"));
		return (row != null) ? Answer.json(200, row) : refuse(request, 404, "NOT_FOUND", "No such id");
	}

	private Answer ofOrg(Received request, Map<String, ObjectNode> rows) {
		String org = request.header("X-Org");
		if (org == null) {
			return refuse(request, 400, "ORG_REQUIRED", "The header X-Org is missing");
		}
		if (!this.orgs.containsKey(org)) {
			return refuse(request, 403, "FORBIDDEN", "The key has no access to " + org);
		}
		return page(request, rows, (row) -> row.path("orgId").asString().equals(org));
	}

	private Answer page(Received request, Map<String, ObjectNode> rows, Predicate<ObjectNode> filter) {
		int limit = Math.min(MOST, Integer.parseInt(request.query("limit", "50")));
		int offset = Integer.parseInt(request.query("offset", "0"));
		List<ObjectNode> all = rows.values().stream().filter(filter).toList();
		List<ObjectNode> items = all.stream().skip(offset).limit(limit).toList();
		return Answer.json(200, Map.of("items", items, "total", all.size()));
	}

	private Answer search(Received request) {
		String part = request.query("q", "").toLowerCase(Locale.ROOT);
		return page(request, this.users,
				(user) -> user.path("email").asString().toLowerCase(Locale.ROOT).contains(part));
	}

	private Answer create(Received request, Map<String, ObjectNode> rows, String required) {
		JsonNode body = request.json();
		if (!body.hasNonNull(required)) {
			return refuse(request, 400, "VALIDATION", required + " is required");
		}
		String id = "n" + this.ids.incrementAndGet();
		ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", id);
		row.setAll((ObjectNode) body);
		rows.put(id, row);
		return Answer.json(201, row);
	}

	private Answer image(Received request) {
		ObjectNode device = this.devices.get(request.variable("id"));
		Part part = Part.of(request);
		if (device == null) {
			return refuse(request, 404, "NOT_FOUND", "No such id");
		}
		if (part == null || !part.name().equals("file")) {
			return refuse(request, 400, "VALIDATION", "The part 'file' is missing");
		}
		if (!List.of("image/jpeg", "image/png", "image/webp").contains(part.contentType())) {
			return refuse(request, 415, "UNSUPPORTED_MEDIA_TYPE", "Not an image: " + part.contentType());
		}
		device.putObject("image")
			.put("fileName", part.fileName())
			.put("contentType", part.contentType())
			.put("size", part.size());
		return Answer.json(200, device);
	}

	private Answer action(Received request) {
		ObjectNode entity = this.entities.get(request.variable("id"));
		if (entity == null) {
			return refuse(request, 404, "NOT_FOUND", "No such id");
		}
		String action = request.variable("action");
		String state = switch (action.substring(action.lastIndexOf('.') + 1)) {
			case "open" -> "open";
			case "close" -> "closed";
			case "on" -> "on";
			case "off" -> "off";
			default -> "";
		};
		if (state.isEmpty()) {
			return refuse(request, 400, "UNKNOWN_ACTION", "The entity has no action " + action);
		}
		entity.put("state", state);
		return Answer.json(200, Map.of("entityId", entity.path("id"), "action", action, "state", state, "reason",
				request.json().path("reason").asString("")));
	}

	private Answer createKey(Received request) {
		Answer created = create(request, this.keys, "name");
		if (created.status() != 201) {
			return created;
		}
		ObjectNode row = new ArrayList<>(this.keys.values()).get(this.keys.size() - 1);
		return Answer.json(201, row.deepCopy().put("token", this.http.uri() + "_openapp_" + row.path("id").asString()));
	}

	private Answer revokeKey(Received request) {
		return (this.keys.remove(request.variable("id")) != null) ? Answer.empty(204)
				: refuse(request, 404, "NOT_FOUND", "No such id");
	}

	@Override
	public String system() {
		return "openapp";
	}

	@Override
	public void close() {
		this.http.close();
	}

}
