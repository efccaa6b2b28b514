package dev.tandem.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.config.opendecree.Checksum;
import dev.tandem.config.opendecree.TypedValue;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.StringUtils;

/**
 * A stand-in of OpenDecree with one tenant, {@code shop}, on a socket. It keeps to what
 * was seen of the real one, its surprises included: null is zero in snapshots and live
 * events, rollbacks make no event, a key is burnt by a refused write, and the head of a
 * stream is not sent before its first line.
 */
final class OpenDecreeServer implements AutoCloseable {

	static final String TENANT = "shop";

	private static final String HIDDEN = "[REDACTED]";

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final Pattern ROUTE = Pattern.compile("/v1/tenants/([^/]+)/(config|versions)(.*)");

	private final Map<String, Field> schema = new TreeMap<>();

	private final Set<String> locked = ConcurrentHashMap.newKeySet();

	private final Set<String> keys = ConcurrentHashMap.newKeySet();

	private final List<Version> versions = new ArrayList<>();

	private final List<Stream> streams = new CopyOnWriteArrayList<>();

	private final TestServer server;

	private volatile int streamLimit = Integer.MAX_VALUE;

	private volatile boolean refusing;

	OpenDecreeServer() {
		this.server = TestServer.start(this::handle);
	}

	URI uri() {
		return this.server.uri();
	}

	TestServer server() {
		return this.server;
	}

	/**
	 * Declare a field.
	 * @param path its path
	 * @param type name of the component of a typed value, such as {@code integerValue}
	 */
	OpenDecreeServer field(String path, String type) {
		this.schema.put(path, new Field(type, false));
		return this;
	}

	OpenDecreeServer sensitive(String path, String type) {
		this.schema.put(path, new Field(type, true));
		return this;
	}

	void lock(String path) {
		this.locked.add(path);
	}

	/**
	 * End a stream with code 8 after so many events.
	 */
	void streamLimit(int events) {
		this.streamLimit = events;
	}

	/**
	 * Answer 401 in plain text to everything.
	 */
	void refuse() {
		this.refusing = true;
	}

	/**
	 * Write a value of the right type.
	 */
	synchronized long write(String path, @Nullable Object value) {
		return write(path, (value != null) ? TypedValue.of(value) : null);
	}

	synchronized long write(String path, @Nullable TypedValue value) {
		Map<String, @Nullable TypedValue> one = new LinkedHashMap<>();
		one.put(path, value);
		return write(one, true);
	}

	synchronized long rollback(int version) {
		Map<String, @Nullable TypedValue> update = new LinkedHashMap<>();
		Map<String, TypedValue> now = state(this.versions.size());
		Map<String, TypedValue> then = state(version);
		now.keySet().forEach((path) -> update.put(path, then.get(path)));
		update.putAll(then);
		update.entrySet().removeIf((entry) -> Objects.equals(entry.getValue(), now.get(entry.getKey())));
		return write(update, false);
	}

	/**
	 * Write values at one version.
	 */
	synchronized long write(Map<String, @Nullable TypedValue> update) {
		return write(update, true);
	}

	/**
	 * Send the changes of a version once more.
	 */
	synchronized void repeat(int version) {
		Map<String, @Nullable TypedValue> update = this.versions.get(version - 1).update;
		update.forEach((path, value) -> send(line(version, path, null, liveNew(path, value))));
	}

	/**
	 * Lose all versions after one, as after a restore of a backup.
	 */
	synchronized void restore(int version) {
		this.versions.subList(version, this.versions.size()).clear();
	}

	/**
	 * Tell nothing more on the streams that there are.
	 */
	void forgetStreams() {
		this.streams.clear();
	}

	synchronized int version() {
		return this.versions.size();
	}

	/**
	 * Values as they were at a version.
	 */
	synchronized Map<String, String> texts(long version) {
		Map<String, String> texts = new TreeMap<>();
		state(version).forEach((path, value) -> texts.put(path, value.canonical()));
		return texts;
	}

	private long write(Map<String, @Nullable TypedValue> update, boolean told) {
		Map<String, TypedValue> before = state(this.versions.size());
		this.versions.add(new Version(update));
		long version = this.versions.size();
		if (told) {
			update.forEach((path, value) -> this.streams.forEach(
					(stream) -> stream.send(line(version, path, live(path, before.get(path)), liveNew(path, value)))));
		}
		return version;
	}

	/**
	 * Values as they are, without those that are null.
	 */
	synchronized Map<String, String> texts() {
		Map<String, String> texts = new TreeMap<>();
		state(this.versions.size()).forEach((path, value) -> texts.put(path, value.canonical()));
		return texts;
	}

	int streams() {
		return this.streams.size();
	}

	/**
	 * End all streams in order.
	 */
	void endStreams() {
		this.streams.forEach((stream) -> stream.lines.tryEmitComplete());
		this.streams.clear();
	}

	/**
	 * Send a text on all streams as it is, and close their connections.
	 */
	void breakStreams(String text) {
		this.streams.forEach((stream) -> {
			stream.lines.tryEmitNext(text);
			stream.lines.tryEmitError(new IllegalStateException("cut"));
		});
		this.streams.clear();
	}

	/**
	 * Send a text on all streams as it is.
	 */
	void send(String text) {
		this.streams.forEach((stream) -> stream.lines.tryEmitNext(text));
	}

	private Map<String, TypedValue> state(long version) {
		Map<String, TypedValue> state = new TreeMap<>();
		this.versions.stream().limit(version).forEach((made) -> made.update.forEach((path, value) -> {
			if (value != null) {
				state.put(path, value);
			}
			else {
				state.remove(path);
			}
		}));
		return state;
	}

	private @Nullable TypedValue live(String path, @Nullable TypedValue value) {
		return field(path).sensitive ? TypedValue.of(HIDDEN) : value;
	}

	private TypedValue liveNew(String path, @Nullable TypedValue value) {
		return field(path).sensitive ? TypedValue.of(HIDDEN) : (value != null) ? value : field(path).zero();
	}

	private Field field(String path) {
		return this.schema.getOrDefault(path, new Field("stringValue", false));
	}

	private static String line(long version, String path, @Nullable TypedValue old, @Nullable TypedValue value) {
		ObjectNode change = NODES.objectNode();
		change.put("tenantId", "0190").put("version", version).put("fieldPath", path);
		change.set("oldValue", node(old));
		change.set("newValue", node(value));
		change.put("changedBy", "admin").put("changedAt", "2026-11-21T08:00:00.123456Z");
		ObjectNode item = NODES.objectNode();
		item.putObject("result").set("change", change);
		return item + "\n";
	}

	/**
	 * 64-bit integers are sent as text.
	 */
	private static JsonNode node(@Nullable TypedValue value) {
		if (value == null) {
			return NODES.nullNode();
		}
		ObjectNode node = JSON.valueToTree(value);
		if (value.integerValue() != null) {
			node.put("integerValue", value.integerValue().toString());
		}
		return node;
	}

	private synchronized Publisher<Void> handle(ReceivedRequest request, HttpServerResponse response) {
		if (this.refusing) {
			return response.status(401)
				.header("Content-Type", "text/plain; charset=utf-8")
				.sendString(Flux.just("auth headers are not accepted from clients"));
		}
		Map<String, String> query = query(request.uri());
		if (request.path().equals("/v1/server/info")) {
			return TestServer.json(response,
					"{\"version\":\"0.4.1\",\"commit\":\"c0ffee\",\"features\":{\"config\":true}}");
		}
		Matcher route = ROUTE.matcher(URLDecoder.decode(request.path(), StandardCharsets.UTF_8));
		if (!route.matches()) {
			return error(response, 404, 5, "Not Found");
		}
		if (!route.group(1).equals(TENANT)) {
			return error(response, 404, 5, "tenant not found");
		}
		JsonNode body = request.body().isEmpty() ? NODES.objectNode() : JSON.readTree(request.body());
		String rest = route.group(3);
		if (route.group(2).equals("versions")) {
			return versions(rest, query, response);
		}
		if (rest.startsWith("/fields/")) {
			String path = rest.substring("/fields/".length());
			return request.method().equals("PUT") ? put(path, body, response) : get(path, query, response);
		}
		return switch (rest) {
			case "" -> all(query, response);
			case ":batchGet" -> batchGet(body, response);
			case ":batchSet" -> batchSet(body, response);
			case ":subscribe" -> subscribe(query, response);
			default -> error(response, 404, 5, "Not Found");
		};
	}

	private static Map<String, String> query(String uri) {
		Map<String, String> query = new LinkedHashMap<>();
		int start = uri.indexOf('?');
		if (start >= 0) {
			for (String pair : StringUtils.tokenizeToStringArray(uri.substring(start + 1), "&")) {
				String[] parts = pair.split("=", 2);
				query.put(parts[0], URLDecoder.decode((parts.length > 1) ? parts[1] : "", StandardCharsets.UTF_8));
			}
		}
		return query;
	}

	private Publisher<Void> all(Map<String, String> query, HttpServerResponse response) {
		boolean described = Boolean.parseBoolean(query.get("includeDescriptions"));
		long version = Long.parseLong(query.getOrDefault("version", Integer.toString(this.versions.size())));
		ObjectNode config = NODES.objectNode().put("tenantId", "0190").put("version", version);
		ArrayNode values = config.putArray("values");
		Map<String, TypedValue> state = state(version);
		Set<String> touched = new TreeSet<>();
		this.versions.stream().limit(version).forEach((made) -> touched.addAll(made.update.keySet()));
		touched.forEach((path) -> {
			TypedValue value = state.get(path);
			TypedValue shown = (value != null) ? shown(path, value) : field(path).zero();
			String checksum = Checksum.of(((described && value != null) ? value : shown).canonical());
			values.addObject()
				.put("fieldPath", path)
				.put("checksum", (described && value == null) ? "" : checksum)
				.set("value", node(shown));
		});
		return TestServer.json(response, NODES.objectNode().set("config", config).toString());
	}

	private TypedValue shown(String path, TypedValue value) {
		return field(path).sensitive ? TypedValue.of(HIDDEN) : value;
	}

	private ObjectNode fieldNode(String path, @Nullable TypedValue value) {
		ObjectNode node = NODES.objectNode().put("fieldPath", path);
		node.put("checksum", (value != null) ? Checksum.of(value.canonical()) : "");
		node.set("value", node((value != null) ? shown(path, value) : null));
		return node;
	}

	private Publisher<Void> get(String path, Map<String, String> query, HttpServerResponse response) {
		if (!this.schema.containsKey(path)) {
			return error(response, 404, 5, "field not found");
		}
		long version = Long.parseLong(query.getOrDefault("version", Integer.toString(this.versions.size())));
		return TestServer.json(response,
				NODES.objectNode().set("value", fieldNode(path, state(version).get(path))).toString());
	}

	private Publisher<Void> batchGet(JsonNode body, HttpServerResponse response) {
		ObjectNode answer = NODES.objectNode();
		ArrayNode values = answer.putArray("values");
		body.path("fieldPaths").forEach((path) -> {
			if (this.schema.containsKey(path.stringValue())) {
				values.add(fieldNode(path.stringValue(), state(this.versions.size()).get(path.stringValue())));
			}
		});
		return TestServer.json(response, answer.toString());
	}

	private Publisher<Void> put(String path, JsonNode body, HttpServerResponse response) {
		ObjectNode update = (ObjectNode) body;
		update.put("fieldPath", path);
		ObjectNode batch = NODES.objectNode();
		batch.putArray("updates").add(update);
		batch.set("idempotencyKey", body.path("idempotencyKey"));
		return batchSet(batch, response);
	}

	private Publisher<Void> batchSet(JsonNode body, HttpServerResponse response) {
		String key = body.path("idempotencyKey").stringValue("");
		if (!key.isEmpty() && !this.keys.add(key)) {
			return TestServer.json(response, "{\"configVersion\":null}");
		}
		Map<String, @Nullable TypedValue> update = new LinkedHashMap<>();
		for (JsonNode one : body.path("updates")) {
			String path = one.path("fieldPath").stringValue();
			Field field = this.schema.get(path);
			if (field == null) {
				return error(response, 400, 3, "field " + path + " is not defined");
			}
			if (this.locked.contains(path)) {
				return error(response, 400, 9, "field " + path + " is locked");
			}
			JsonNode value = one.path("value");
			if (!value.isMissingNode() && !value.isNull() && !value.has(field.type)) {
				return error(response, 400, 3, "field " + path + ": expected " + field.type);
			}
			TypedValue held = state(this.versions.size()).get(path);
			String expected = one.path("expectedChecksum").stringValue("");
			if (held != null && !expected.isEmpty() && !expected.equals(Checksum.of(held.canonical()))) {
				return error(response, 409, 10, "checksum mismatch for " + path + ": expected a, got b");
			}
			update.put(path,
					(value.isMissingNode() || value.isNull()) ? null : JSON.treeToValue(value, TypedValue.class));
		}
		long version = write(update, true);
		return TestServer.json(response, NODES.objectNode().set("configVersion", version(version)).toString());
	}

	private static ObjectNode version(long version) {
		return NODES.objectNode()
			.put("id", "v" + version)
			.put("tenantId", "0190")
			.put("version", version)
			.put("description", "")
			.put("createdBy", "admin")
			.put("createdAt", "2026-11-21T08:00:00Z");
	}

	private Publisher<Void> versions(String rest, Map<String, String> query, HttpServerResponse response) {
		if (rest.isEmpty()) {
			int size = Integer.parseInt(query.getOrDefault("pageSize", "50"));
			int end = query.getOrDefault("pageToken", "").isEmpty() ? this.versions.size()
					: Integer.parseInt(query.get("pageToken"));
			ObjectNode answer = NODES.objectNode();
			ArrayNode page = answer.putArray("versions");
			for (int version = end; version > Math.max(0, end - size); version--) {
				page.add(version(version));
			}
			answer.put("nextPageToken", (end > size) ? Integer.toString(end - size) : "");
			return TestServer.json(response, answer.toString());
		}
		Matcher diff = Pattern.compile("/(\\d+)/diff/(\\d+)").matcher(rest);
		if (diff.matches()) {
			return diff(state(Long.parseLong(diff.group(1))), state(Long.parseLong(diff.group(2))), response);
		}
		Matcher one = Pattern.compile("/(\\d+)(:rollback)?").matcher(rest);
		if (!one.matches() || Integer.parseInt(one.group(1)) > this.versions.size()) {
			return error(response, 404, 5, "version not found");
		}
		long version = (one.group(2) != null) ? rollback(Integer.parseInt(one.group(1))) : Long.parseLong(one.group(1));
		return TestServer.json(response, NODES.objectNode().set("configVersion", version(version)).toString());
	}

	private static Publisher<Void> diff(Map<String, TypedValue> from, Map<String, TypedValue> to,
			HttpServerResponse response) {
		ObjectNode answer = NODES.objectNode();
		ArrayNode diffs = answer.putArray("diffs");
		to.forEach((path, value) -> {
			TypedValue old = from.get(path);
			if (!value.equals(old)) {
				diffs.addObject()
					.put("fieldPath", path)
					.put("changeType", (old != null) ? "CHANGE_TYPE_MODIFIED" : "CHANGE_TYPE_ADDED")
					.put("oldValue", (old != null) ? old.canonical() : "")
					.put("newValue", value.canonical());
			}
		});
		return TestServer.json(response, answer.toString());
	}

	private Publisher<Void> subscribe(Map<String, String> query, HttpServerResponse response) {
		Stream stream = new Stream(this.streamLimit);
		String start = query.get("startVersion");
		if (start != null && this.versions.isEmpty()) {
			return TestServer.json(response, 500,
					"{\"error\":{\"code\":13,\"message\":\"failed to determine latest version for replay\",\"details\":[]}}");
		}
		if (start != null) {
			for (int i = Integer.parseInt(start); i <= this.versions.size(); i++) {
				int version = i;
				new TreeMap<>(this.versions.get(i - 1).update)
					.forEach((path, value) -> stream.send(line(version, path, null, value)));
			}
		}
		this.streams.add(stream);
		return stream.lines.asFlux()
			.doFinally((signal) -> this.streams.remove(stream))
			.switchOnFirst((first, lines) -> TestServer.stream(response, "application/json", lines));
	}

	private static Publisher<Void> error(HttpServerResponse response, int status, int code, String message) {
		return TestServer.json(response, status,
				"{\"code\":%d,\"message\":\"%s\",\"details\":[]}".formatted(code, message));
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * A field of the schema.
	 */
	private record Field(String type, boolean sensitive) {

		TypedValue zero() {
			return switch (this.type) {
				case "integerValue" -> TypedValue.of(0L);
				case "numberValue" -> TypedValue.of(0.0);
				case "boolValue" -> TypedValue.of(false);
				case "durationValue" -> TypedValue.of(Duration.ZERO);
				default -> JSON.readValue("{\"" + this.type + "\":\"\"}", TypedValue.class);
			};
		}

	}

	private record Version(Map<String, @Nullable TypedValue> update) {

	}

	/**
	 * A subscription.
	 */
	private static final class Stream {

		private final Sinks.Many<String> lines = Sinks.many().unicast().onBackpressureBuffer();

		private final int limit;

		private int sent;

		Stream(int limit) {
			this.limit = limit;
		}

		void send(String line) {
			if (this.sent++ < this.limit) {
				this.lines.tryEmitNext(line);
			}
			else {
				this.lines.tryEmitNext("{\"error\":{\"code\":8,\"message\":\"rate limit exceeded; retry after 1s\","
						+ "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"1s\"}]}}\n");
				this.lines.tryEmitComplete();
			}
		}

	}

}
