package dev.tandem.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.tandem.config.etcd.Base64Text;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A stand-in of Consul's KV store on a socket: blocking queries, the index of a prefix
 * with what was deleted from it until that is forgotten, 404 where there is no key, and
 * folders without a value.
 */
final class ConsulServer implements AutoCloseable {

	private static final Pattern INDEX = Pattern.compile("[?&]index=(\\d+)");

	/**
	 * All keys at each index from 1 on.
	 */
	private final List<Map<String, Entry>> history = new ArrayList<>(List.of(Map.of(), Map.of()));

	private Map<String, Entry> keys = new TreeMap<>();

	private final Map<String, Long> tombstones = new TreeMap<>();

	private final Set<Query> queries = ConcurrentHashMap.newKeySet();

	private final TestServer server = TestServer.start(this::handle);

	private @Nullable String token;

	private volatile boolean filtered;

	private @Nullable String refusal;

	URI uri() {
		return this.server.uri();
	}

	TestServer server() {
		return this.server;
	}

	/**
	 * Blocking queries that wait.
	 */
	int queries() {
		return this.queries.size();
	}

	void put(String key, String value) {
		write(Map.of(key, value), List.of());
	}

	void delete(String key) {
		write(Map.of(), List.of(key));
	}

	/**
	 * Write and delete keys at one index, as in a transaction.
	 */
	synchronized void write(Map<String, String> puts, List<String> deletes) {
		long index = this.history.size();
		puts.forEach((key, value) -> {
			this.keys.put(key, new Entry(value, index));
			this.tombstones.remove(key);
		});
		deletes.forEach((key) -> {
			if (this.keys.remove(key) != null) {
				this.tombstones.put(key, index);
			}
		});
		next();
	}

	/**
	 * Forget what was deleted, so that the index of its prefix goes back.
	 */
	synchronized void reap() {
		this.tombstones.clear();
		next();
	}

	private void next() {
		this.history.add(Map.copyOf(this.keys));
		this.queries.stream().filter((query) -> index(query.prefix()) > query.index()).forEach(this::answer);
	}

	/**
	 * Hold what was at an index, as after a restore from a backup, and what is written
	 * from now on. Queries that wait go on to wait.
	 */
	synchronized void restore(long index) {
		this.history.subList((int) index + 1, this.history.size()).clear();
		this.keys = new TreeMap<>(this.history.get((int) index));
		this.tombstones.clear();
	}

	/**
	 * Respond to all queries as if their time were over.
	 */
	synchronized void end() {
		this.queries.forEach(this::answer);
	}

	/**
	 * Respond to all queries with a text.
	 */
	synchronized void send(String text) {
		this.queries.forEach((query) -> query.response().tryEmitValue(new Answer(200, text, index())));
		this.queries.clear();
	}

	/**
	 * Never respond to the queries that there are.
	 */
	void forget() {
		this.queries.clear();
	}

	/**
	 * Want a token.
	 */
	synchronized void token(@Nullable String wanted) {
		this.token = wanted;
	}

	/**
	 * Refuse to read, as a token without the right to list is refused.
	 */
	synchronized void deny() {
		this.refusal = "Permission denied: token with AccessorID '1' lacks permission 'key:list' on \"config\"";
		this.queries.forEach(this::answer);
	}

	/**
	 * Leave out what the token may not read, as Consul does by default.
	 */
	synchronized void filter() {
		this.filtered = true;
		List.copyOf(this.queries).forEach(this::answer);
	}

	synchronized long index() {
		return this.history.size() - 1L;
	}

	synchronized Map<String, String> values(String prefix, long at) {
		return this.history.get((int) at)
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(prefix))
			.collect(Collectors.toMap((entry) -> entry.getKey().substring(prefix.length()),
					(entry) -> entry.getValue().value(), (one, other) -> other, TreeMap::new));
	}

	Map<String, String> values(String prefix) {
		return values(prefix, index());
	}

	private long index(String prefix) {
		LongStream own = Stream
			.concat(this.keys.entrySet().stream().map((entry) -> Map.entry(entry.getKey(), entry.getValue().index())),
					this.tombstones.entrySet().stream())
			.filter((entry) -> entry.getKey().startsWith(prefix))
			.mapToLong(Map.Entry::getValue);
		return own.max().orElseGet(this::index);
	}

	private synchronized Publisher<Void> handle(ReceivedRequest request, HttpServerResponse response) {
		String prefix = URLDecoder.decode(request.path().substring("/v1/kv/".length()), StandardCharsets.UTF_8);
		if (this.token != null && !("Bearer " + this.token).equals(request.headers().getFirst("Authorization"))) {
			return send(response, new Answer(403, "rpc error making call: ACL not found", index()));
		}
		Matcher wanted = INDEX.matcher(request.uri());
		long index = wanted.find() ? Long.parseLong(wanted.group(1)) : 0;
		Query query = new Query(prefix, index, Sinks.one());
		this.queries.add(query);
		if (this.refusal != null || index == 0 || index(prefix) > index) {
			answer(query);
		}
		return query.response()
			.asMono()
			.doFinally((signal) -> this.queries.remove(query))
			.flatMap((answer) -> Mono.from(send(response, answer)));
	}

	private void answer(Query query) {
		this.queries.remove(query);
		String prefix = query.prefix();
		String entries = this.keys.entrySet()
			.stream()
			.filter((entry) -> !this.filtered && entry.getKey().startsWith(prefix))
			.map((entry) -> entry.getValue().json(entry.getKey()))
			.collect(Collectors.joining(","));
		query.response()
			.tryEmitValue((this.refusal != null) ? new Answer(403, this.refusal, index()) : new Answer(
					entries.isEmpty() ? 404 : 200, entries.isEmpty() ? "" : "[" + entries + "]", index(prefix)));
	}

	private Publisher<Void> send(HttpServerResponse response, Answer answer) {
		if (this.filtered) {
			response.header("X-Consul-Results-Filtered-By-ACLs", "true");
		}
		return TestServer.json(response.header("X-Consul-Index", Long.toString(answer.index())), answer.status(),
				answer.body());
	}

	@Override
	public void close() {
		this.server.close();
	}

	private record Query(String prefix, long index, Sinks.One<Answer> response) {

	}

	private record Answer(int status, String body, long index) {

	}

	private record Entry(String value, long index) {

		String json(String key) {
			return "{\"LockIndex\":0,\"Key\":\"%s\",\"Flags\":0,\"Value\":%s,\"CreateIndex\":1,\"ModifyIndex\":%d}"
				.formatted(key, this.value.isEmpty() ? "null" : "\"" + Base64Text.encode(this.value) + "\"",
						this.index);
		}

	}

}
