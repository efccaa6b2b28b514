package dev.tandem.standin.opendecree;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.tandem.standin.opendecree.Refusal.Code;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Versions, their differences and the way back to them.
 */
final class Versions {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final int LARGEST_PAGE = 500;

	private final Tenant tenant;

	Versions(Tenant tenant) {
		this.tenant = tenant;
	}

	/**
	 * From the newest to the oldest.
	 */
	ObjectNode list(OpenDecreeCall call) {
		int size = (int) Math.min(call.number("pageSize", 50), LARGEST_PAGE);
		int start = start(call.parameter("pageToken", ""));
		int latest = this.tenant.versions().size();
		ObjectNode answer = NODES.objectNode();
		ArrayNode page = answer.putArray("versions");
		for (int i = start; i < Math.min(start + size, latest); i++) {
			page.add(this.tenant.versions().get(latest - 1 - i).node());
		}
		return answer.put("nextPageToken", (start + size < latest) ? token(start + size) : "");
	}

	private static String token(int start) {
		return Base64.getEncoder().encodeToString(("v1:" + start).getBytes(StandardCharsets.UTF_8));
	}

	private static int start(String token) {
		if (token.isEmpty()) {
			return 0;
		}
		try {
			String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
			return Integer.parseInt(text.substring("v1:".length()));
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new Refusal(Code.INVALID_ARGUMENT, "invalid page token");
		}
	}

	ObjectNode one(OpenDecreeCall call) {
		long number = call.version("version", Long.MAX_VALUE);
		if (number < 1 || number > this.tenant.latest()) {
			throw new Refusal(Code.NOT_FOUND, "version not found");
		}
		return answer(this.tenant.versions().get((int) number - 1));
	}

	ObjectNode rollback(OpenDecreeCall call) {
		call.caller().checkMayWrite();
		long to = call.version("version", this.tenant.latest());
		String description = call.parameter("description", "Rollback to version " + to);
		checkWriteOnce(to);
		return answer(this.tenant.rollback(to, description, call.caller().subject()));
	}

	private void checkWriteOnce(long to) {
		this.tenant.values(this.tenant.latest()).forEach((path, now) -> {
			if (this.tenant.field(path).writeOnce() && now.isPresent() && !now.equals(this.tenant.value(path, to))) {
				throw new Refusal(Code.FAILED_PRECONDITION, "field " + path + " is write-once");
			}
		});
	}

	private static ObjectNode answer(Version version) {
		ObjectNode answer = NODES.objectNode();
		answer.set("configVersion", version.node());
		return answer;
	}

	ObjectNode diff(OpenDecreeCall call) {
		Map<String, Optional<Value>> from = this.tenant.values(call.version("from", this.tenant.latest()));
		Map<String, Optional<Value>> to = this.tenant.values(call.version("to", this.tenant.latest()));
		TreeSet<String> paths = new TreeSet<>(from.keySet());
		paths.addAll(to.keySet());
		ObjectNode answer = NODES.objectNode();
		ArrayNode diffs = answer.putArray("diffs");
		for (String path : paths) {
			Optional<Value> before = from.getOrDefault(path, Optional.empty());
			Optional<Value> after = to.getOrDefault(path, Optional.empty());
			if (!before.equals(after)) {
				diffs.addObject()
					.put("fieldPath", path)
					.put("changeType",
							"CHANGE_TYPE_" + (before.isEmpty() ? "ADDED" : after.isEmpty() ? "REMOVED" : "MODIFIED"))
					.put("oldValue", shown(path, before))
					.put("newValue", shown(path, after));
			}
		}
		return answer;
	}

	private String shown(String path, Optional<Value> value) {
		return value.map((held) -> this.tenant.field(path).sensitive() ? Value.HIDDEN : held)
			.map(Value::canonical)
			.orElse("");
	}

}
