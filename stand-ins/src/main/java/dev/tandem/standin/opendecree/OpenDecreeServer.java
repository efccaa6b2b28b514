package dev.tandem.standin.opendecree;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.tandem.standin.Answer;
import dev.tandem.standin.StandIn;
import dev.tandem.standin.Switchable;
import dev.tandem.standin.opendecree.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in of OpenDecree with one tenant, {@code shop}, on a free port of the loopback
 * interface. It keeps to what was seen of the real one behind a trusted proxy, its
 * surprises included: null is zero in snapshots and live events, rollbacks make no event,
 * a key is used up by a refused write, and the head of a stream is not sent before its
 * first line.
 */
public final class OpenDecreeServer implements AutoCloseable, Switchable {

	/**
	 * Name of the tenant.
	 */
	public static final String TENANT = "shop";

	private static final String WRITER = "admin";

	private final Tenant tenant = new Tenant(TENANT);

	private final RateLimits limits = new RateLimits(System::nanoTime);

	private final StandIn http = new StandIn("opendecree", "");

	private final Router router = new Router(this.http, this.tenant, this.limits);

	private volatile int streamLimit = Integer.MAX_VALUE;

	/**
	 * Start a server with no fields.
	 */
	public OpenDecreeServer() {
		this.router.route("GET", "/config:subscribe", this::subscribe);
	}

	@Override
	public StandIn http() {
		return this.http;
	}

	/**
	 * Address of the server, which stays when it is started again.
	 * @return such as {@code http://127.0.0.1:12345}
	 */
	public URI uri() {
		return this.http.uri();
	}

	/**
	 * Requests received so far.
	 * @return the number
	 */
	public int requests() {
		return this.http.requests();
	}

	/**
	 * Requests of a method received so far.
	 * @param method such as {@code PUT}
	 * @return the number
	 */
	public int requests(String method) {
		return this.http.requests(method);
	}

	/**
	 * Declare a field.
	 * @param path its path
	 * @param component name of the component of a typed value, such as
	 * {@code integerValue}
	 * @return this server
	 */
	public OpenDecreeServer field(String path, String component) {
		return field(Field.of(path, component));
	}

	/**
	 * Declare a field whose values are hidden.
	 * @param path its path
	 * @param component name of the component of a typed value
	 * @return this server
	 */
	public OpenDecreeServer sensitive(String path, String component) {
		return field(Field.of(path, component).asSensitive());
	}

	/**
	 * Declare a field.
	 * @param field the field
	 * @return this server
	 */
	public OpenDecreeServer field(Field field) {
		synchronized (this.tenant) {
			this.tenant.schema().put(field.path(), field);
		}
		return this;
	}

	/**
	 * Lock a field for all but superadmins.
	 * @param path its path
	 */
	public void lock(String path) {
		synchronized (this.tenant) {
			this.tenant.locks().put(path, List.of());
		}
	}

	/**
	 * Limit the rate of calls and of the lines of streams, for all but superadmins: 100 a
	 * second, 10 at once.
	 * @return this server
	 */
	public OpenDecreeServer limitRates() {
		this.limits.switchOn();
		return this;
	}

	/**
	 * End a stream with code 8 after so many events.
	 * @param events the number
	 */
	public void streamLimit(int events) {
		this.streamLimit = events;
	}

	/**
	 * Respond with 401 in plain text to those who say who they are, as without a trusted
	 * proxy.
	 */
	public void refuse() {
		this.router.refuse();
	}

	/**
	 * Write a value. A field that is not declared gets the type of the value.
	 * @param path path of the field
	 * @param value the value: text, a number, a boolean, an {@code Instant}, a
	 * {@code Duration} or a {@code URI}; {@code null} for none
	 * @return the version
	 */
	public long write(String path, @Nullable Object value) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put(path, value);
		return write(values);
	}

	/**
	 * Write values at once.
	 * @param values the values by their paths
	 * @return the version
	 */
	public long write(Map<String, @Nullable Object> values) {
		synchronized (this.tenant) {
			Map<String, @Nullable Value> rows = new LinkedHashMap<>();
			values.forEach((path, value) -> rows.put(path, Value.of(declared(path, value).type(), value)));
			return this.tenant.write(rows, "", WRITER).number();
		}
	}

	private Field declared(String path, @Nullable Object value) {
		return this.tenant.schema()
			.computeIfAbsent(path, (added) -> Field.of(added,
					((value != null) ? FieldType.ofValue(value) : FieldType.STRING).component()));
	}

	/**
	 * Go back to a version without notifying the subscriptions.
	 * @param version the version
	 * @return the new version
	 */
	public long rollback(long version) {
		synchronized (this.tenant) {
			return this.tenant.rollback(version, "", WRITER).number();
		}
	}

	/**
	 * Lose all versions after one, as after a restore of a backup.
	 * @param version the version
	 */
	public void restore(long version) {
		synchronized (this.tenant) {
			this.tenant.restore(version);
		}
	}

	/**
	 * The latest version.
	 * @return its number, 0 if nothing was written yet
	 */
	public int version() {
		synchronized (this.tenant) {
			return (int) this.tenant.latest();
		}
	}

	/**
	 * Values as they are, without those that are null.
	 * @return canonical texts by paths
	 */
	public Map<String, String> texts() {
		return texts(version());
	}

	/**
	 * Values as they were at a version, without those that were null.
	 * @param version the version
	 * @return canonical texts by paths
	 */
	public Map<String, String> texts(long version) {
		synchronized (this.tenant) {
			Map<String, String> texts = new TreeMap<>();
			this.tenant.values(version)
				.forEach((path, value) -> value.ifPresent((held) -> texts.put(path, held.canonical())));
			return Collections.unmodifiableMap(texts);
		}
	}

	private Answer subscribe(OpenDecreeCall call) {
		long start = call.number("startVersion", Long.MAX_VALUE);
		if (start != Long.MAX_VALUE && this.tenant.latest() == 0) {
			throw new Refusal(Code.INTERNAL, "failed to determine latest version for replay");
		}
		AtomicInteger left = new AtomicInteger(this.streamLimit);
		Subscription subscription = new Subscription(call,
				() -> left.getAndDecrement() > 0 && this.limits.pass(call.caller(), "Subscribe"));
		this.tenant.versions().stream().filter((version) -> version.number() >= start).forEach(subscription::replay);
		this.tenant.subscriptions().add(subscription);
		return Answer.stream("application/json", subscription.lines().doFinally((signal) -> unsubscribe(subscription)));
	}

	private void unsubscribe(Subscription subscription) {
		synchronized (this.tenant) {
			this.tenant.subscriptions().remove(subscription);
		}
	}

	/**
	 * Streams that are open.
	 * @return the number
	 */
	public int streams() {
		synchronized (this.tenant) {
			return this.tenant.subscriptions().size();
		}
	}

	/**
	 * End all streams in order.
	 */
	public void endStreams() {
		endAll(Subscription::end);
	}

	/**
	 * Send a text on all streams as it is, and close their connections.
	 * @param text the text, may be empty
	 */
	public void breakStreams(String text) {
		endAll((subscription) -> {
			if (!text.isEmpty()) {
				subscription.text(text);
			}
			subscription.cut();
		});
	}

	private void endAll(Consumer<Subscription> end) {
		synchronized (this.tenant) {
			List<Subscription> ended = List.copyOf(this.tenant.subscriptions());
			this.tenant.subscriptions().clear();
			ended.forEach(end);
		}
	}

	/**
	 * Send a text on all streams as it is.
	 * @param text the text
	 */
	public void send(String text) {
		synchronized (this.tenant) {
			List.copyOf(this.tenant.subscriptions()).forEach((subscription) -> subscription.text(text));
		}
	}

	/**
	 * Tell the changes of a version once more on all streams.
	 * @param version the version
	 */
	public void repeat(int version) {
		synchronized (this.tenant) {
			this.tenant.repeat(this.tenant.versions().get(version - 1));
		}
	}

	/**
	 * Tell nothing more on the streams that there are, and leave them open.
	 */
	public void forgetStreams() {
		synchronized (this.tenant) {
			this.tenant.subscriptions().clear();
		}
	}

	/**
	 * Close all connections and listen no more, until it is started again.
	 */
	public void stop() {
		this.http.stop();
	}

	/**
	 * Listen again, at the same port, with the values it had.
	 */
	public void start() {
		this.http.start();
	}

	@Override
	public String system() {
		return "opendecree";
	}

	@Override
	public void close() {
		this.http.close();
	}

}
