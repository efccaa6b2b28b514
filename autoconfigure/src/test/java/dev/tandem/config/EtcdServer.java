package dev.tandem.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.config.etcd.Base64Text;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in of etcd's JSON gateway on a socket: 64-bit numbers are text, what is empty
 * is left out, a write has no type, and a watch from a compacted revision is cancelled.
 */
final class EtcdServer implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final List<Event> log = new ArrayList<>();

	private final Map<String, Event> keys = new TreeMap<>();

	private final List<Watch> watches = new CopyOnWriteArrayList<>();

	private final TestServer server = TestServer.start(this::handle);

	private long revision = 1;

	private long compacted;

	private @Nullable String user;

	private final Set<String> tokens = new HashSet<>();

	private boolean denied;

	private Runnable betweenPages = () -> {
	};

	private long largestPage = Long.MAX_VALUE;

	URI uri() {
		return this.server.uri();
	}

	/**
	 * Start one more member of the cluster.
	 */
	TestServer join() {
		return TestServer.start(this::handle);
	}

	TestServer server() {
		return this.server;
	}

	int watches() {
		return this.watches.size();
	}

	void put(String key, String value) {
		write(Map.of(key, value), List.of());
	}

	void delete(String key) {
		write(Map.of(), List.of(key));
	}

	/**
	 * Write and delete keys at one revision.
	 */
	synchronized void write(Map<String, String> puts, List<String> deletes) {
		this.revision++;
		List<Event> events = new ArrayList<>();
		puts.forEach((key, value) -> events.add(new Event(this.revision, key, value)));
		deletes.forEach((key) -> events.add(new Event(this.revision, key, null)));
		events.forEach((event) -> {
			this.log.add(event);
			if (event.value != null) {
				this.keys.put(event.key, event);
			}
			else {
				this.keys.remove(event.key);
			}
		});
		this.watches.forEach((watch) -> watch.send(events));
	}

	/**
	 * Give no more keys at once, whatever is asked for.
	 */
	synchronized void largestPage(long keys) {
		this.largestPage = keys;
	}

	/**
	 * Do something after each page of a range but the last.
	 */
	synchronized void betweenPages(Runnable action) {
		this.betweenPages = action;
	}

	/**
	 * Forget what was before the latest revision.
	 */
	synchronized void compact() {
		this.compacted = this.revision;
	}

	/**
	 * Hold what was at a revision, as after a restore from a backup, and what is written
	 * from now on. The watches that there are go on unless they are forgotten.
	 * @param restored revision of the backup
	 */
	synchronized void restore(long restored) {
		this.log.removeIf((event) -> event.revision > restored);
		this.revision = restored;
		this.compacted = Math.min(this.compacted, restored);
		this.keys.clear();
		keys(restored).forEach((event) -> this.keys.put(event.key, event));
	}

	/**
	 * Restart without data.
	 */
	synchronized void wipe() {
		this.log.clear();
		this.keys.clear();
		this.revision = 1;
		this.compacted = 0;
		cut("");
	}

	/**
	 * Send a text on all watches as it is, and close their connections.
	 */
	void cut(String text) {
		takeWatches().forEach((watch) -> {
			watch.lines.tryEmitNext(text);
			watch.lines.tryEmitError(new IllegalStateException("cut"));
		});
	}

	/**
	 * A watch that is added meanwhile stays: nobody would end it.
	 */
	private List<Watch> takeWatches() {
		List<Watch> taken = List.copyOf(this.watches);
		this.watches.removeAll(taken);
		return taken;
	}

	/**
	 * Tell nothing more on the watches that there are.
	 */
	void forget() {
		this.watches.clear();
	}

	/**
	 * End all watches in order.
	 */
	void end() {
		takeWatches().forEach((watch) -> watch.lines.tryEmitComplete());
	}

	/**
	 * Send an event once more.
	 */
	synchronized void repeat(int index) {
		if (index < this.log.size()) {
			this.watches.forEach((watch) -> watch.send(List.of(this.log.get(index))));
		}
	}

	/**
	 * Send a text on all watches as it is.
	 */
	void send(String text) {
		this.watches.forEach((watch) -> watch.lines.tryEmitNext(text));
	}

	synchronized long revision() {
		return this.revision;
	}

	/**
	 * Values as they were at a revision.
	 */
	synchronized Map<String, String> values(String prefix, long at) {
		Map<String, String> values = new TreeMap<>();
		keys(at).forEach((event) -> {
			if (event.key.startsWith(prefix)) {
				values.put(event.key.substring(prefix.length()), String.valueOf(event.value));
			}
		});
		return values;
	}

	synchronized Map<String, String> values(String prefix) {
		Map<String, String> values = new TreeMap<>();
		this.keys.forEach((key, event) -> {
			if (key.startsWith(prefix)) {
				values.put(key.substring(prefix.length()), String.valueOf(event.value));
			}
		});
		return values;
	}

	/**
	 * Want a token, which a user gets for its password.
	 */
	synchronized void authenticate(String username, String password) {
		this.user = username + ":" + password;
	}

	/**
	 * Know no token any more.
	 */
	synchronized void forgetTokens() {
		this.tokens.clear();
	}

	/**
	 * Let nobody read any more.
	 */
	synchronized void deny() {
		this.denied = true;
	}

	/**
	 * Cancel all watches.
	 */
	void cancel(String reason) {
		send("{\"result\":{\"header\":{\"revision\":\"" + revision() + "\"},\"canceled\":true,\"cancel_reason\":\""
				+ reason + "\"}}\n");
		end();
	}

	private Publisher<Void> authenticate(JsonNode body, HttpServerResponse response) {
		String given = body.path("name").stringValue("") + ":" + body.path("password").stringValue("");
		if (!given.equals(this.user)) {
			return TestServer.json(response, 400,
					"{\"error\":\"etcdserver: authentication failed, invalid user ID or password\",\"code\":3}");
		}
		String token = "token." + this.server.requests().size();
		this.tokens.add(token);
		return TestServer.json(response, "{\"header\":{},\"token\":\"" + token + "\"}");
	}

	private boolean isUnknown(ReceivedRequest request) {
		return this.user != null && !this.tokens.contains(String.valueOf(request.headers().getFirst("Authorization")));
	}

	private synchronized Publisher<Void> handle(ReceivedRequest request, HttpServerResponse response) {
		JsonNode body = JSON.readTree(request.body());
		if (request.path().equals("/v3/auth/authenticate")) {
			return authenticate(body, response);
		}
		if (isUnknown(request) && !request.path().equals("/v3/watch")) {
			return TestServer.json(response, 401, "{\"error\":\"etcdserver: invalid auth token\",\"code\":16}");
		}
		if (this.denied && !request.path().equals("/v3/watch")) {
			return TestServer.json(response, 403, "{\"error\":\"etcdserver: permission denied\",\"code\":7}");
		}
		return switch (request.path()) {
			case "/v3/kv/range" -> range(body, response);
			case "/v3/watch" -> watch(body.path("create_request"), response, this.denied || isUnknown(request));
			default -> TestServer.json(response, 404, "{\"error\":\"Not Found\",\"code\":5}");
		};
	}

	private Publisher<Void> range(JsonNode body, HttpServerResponse response) {
		boolean byRevision = body.path("sort_target").stringValue("").equals("MOD");
		long at = body.path("revision").asLong(this.revision);
		if (at < this.compacted) {
			return TestServer.json(response, 400,
					"{\"error\":\"etcdserver: mvcc: required revision has been compacted\",\"code\":11}");
		}
		if (at > this.revision) {
			return TestServer.json(response, 400,
					"{\"error\":\"etcdserver: mvcc: required revision is a future revision\",\"code\":11}");
		}
		Collection<Event> held = (at == this.revision) ? this.keys.values() : keys(at);
		List<Event> there = held.stream().filter((event) -> event.isIn(body)).toList();
		long asked = (body.path("limit").asLong(0) > 0) ? body.path("limit").asLong() : Long.MAX_VALUE;
		long limit = Math.min(asked, this.largestPage);
		List<String> found = there.stream()
			.limit(body.path("count_only").booleanValue(false) ? 0 : Long.MAX_VALUE)
			.sorted(byRevision ? Comparator.comparingLong(Event::revision).reversed()
					: Comparator.comparing(Event::key))
			.limit(limit)
			.map((event) -> event.json(!body.path("keys_only").booleanValue(false)))
			.toList();
		Publisher<Void> sent = TestServer.json(response,
				"{\"header\":{\"cluster_id\":\"14841639068965178418\",\"raft_term\":\"2\",\"revision\":\""
						+ this.revision + "\"}" + (found.isEmpty() ? "" : ",\"kvs\":[" + String.join(",", found) + "]")
						+ (there.size() > limit ? ",\"more\":true" : "")
						+ (there.isEmpty() ? "" : ",\"count\":\"" + there.size() + "\"") + "}");
		if (there.size() > limit && limit > 1) {
			this.betweenPages.run();
		}
		return sent;
	}

	private Collection<Event> keys(long at) {
		Map<String, Event> then = new TreeMap<>();
		this.log.stream().filter((event) -> event.revision <= at).forEach((event) -> {
			if (event.value != null) {
				then.put(event.key, event);
			}
			else {
				then.remove(event.key);
			}
		});
		return then.values();
	}

	/**
	 * A watch with a token that is void is denied like one of another user.
	 */
	private Publisher<Void> watch(JsonNode create, HttpServerResponse response, boolean isDenied) {
		long start = create.path("start_revision").asLong();
		Watch watch = new Watch(create);
		watch.lines
			.tryEmitNext("{\"result\":{\"header\":{\"revision\":\"" + this.revision + "\"},\"created\":true}}\n");
		if (isDenied) {
			watch.lines.tryEmitNext("{\"result\":{\"header\":{\"revision\":\"" + this.revision
					+ "\"},\"created\":true,\"canceled\":true,\"cancel_reason\":\"etcdserver: permission denied\"}}\n");
			watch.lines.tryEmitComplete();
		}
		else if (start <= this.compacted) {
			watch.lines.tryEmitNext("{\"result\":{\"header\":{\"revision\":\"" + this.revision
					+ "\"},\"canceled\":true,\"compact_revision\":\"" + (this.compacted + 1) + "\"}}\n");
			watch.lines.tryEmitComplete();
		}
		else {
			List<Event> missed = this.log.stream().filter((event) -> event.revision >= start).toList();
			missed.forEach((event) -> watch.send(List.of(event)));
			this.watches.add(watch);
		}
		return TestServer.stream(response, "application/json",
				watch.lines.asFlux().doFinally((signal) -> this.watches.remove(watch)));
	}

	@Override
	public void close() {
		this.server.close();
	}

	private record Event(long revision, String key, @Nullable String value) {

		boolean isIn(JsonNode range) {
			return this.key.compareTo(Base64Text.decode(range.path("key").stringValue())) >= 0
					&& this.key.compareTo(Base64Text.decode(range.path("range_end").stringValue())) < 0;
		}

		String json(boolean withValue) {
			String shown = (withValue && this.value != null && !this.value.isEmpty())
					? ",\"value\":\"" + Base64Text.encode(this.value) + "\"" : "";
			return "{\"key\":\"" + Base64Text.encode(this.key) + "\",\"mod_revision\":\"" + this.revision + "\"" + shown
					+ "}";
		}

	}

	/**
	 * A watch that a client has open.
	 */
	private static final class Watch {

		private final Sinks.Many<String> lines = Sinks.many().unicast().onBackpressureBuffer();

		private final JsonNode range;

		Watch(JsonNode range) {
			this.range = range;
		}

		void send(List<Event> events) {
			List<String> seen = events.stream()
				.filter((event) -> event.isIn(this.range))
				.map((event) -> "{" + ((event.value != null) ? "" : "\"type\":\"DELETE\",") + "\"kv\":"
						+ event.json(true) + "}")
				.toList();
			if (!seen.isEmpty()) {
				this.lines.tryEmitNext("{\"result\":{\"header\":{\"revision\":\"" + events.get(0).revision
						+ "\"},\"events\":[" + String.join(",", seen) + "]}}\n");
			}
		}

	}

}
