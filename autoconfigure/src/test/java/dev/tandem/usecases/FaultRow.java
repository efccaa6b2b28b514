package dev.tandem.usecases;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.testing.DeadPort;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;

/**
 * A row of the fault table: what goes wrong on the way to an API, and what a caller sees
 * of it.
 */
final class FaultRow {

	private final String name;

	private final Supplier<Peer> plain;

	private final Supplier<Peer> tls;

	private final String[] settings;

	private final Set<CallShape> shapes = EnumSet.allOf(CallShape.class);

	private String failure = "";

	private String hint = "";

	private final List<Told> told = new ArrayList<>();

	private String described = "";

	private boolean counted = true;

	private boolean passing;

	private boolean inBody;

	private boolean onlyTls;

	private int requests = 1;

	private FaultRow(String name, Supplier<Peer> plain, Supplier<Peer> tls, String... settings) {
		this.name = name;
		this.plain = plain;
		this.tls = tls;
		this.settings = settings;
	}

	/**
	 * A server that does the same with every request.
	 */
	static FaultRow of(Fault fault, String... settings) {
		return of(fault.name(), fault, settings);
	}

	/**
	 * A server that does the same with every request.
	 */
	static FaultRow of(String name, Fault fault, String... settings) {
		return new FaultRow(name, () -> new Server(FaultServer.plain(fault)), () -> new Server(FaultServer.tls(fault)),
				settings);
	}

	/**
	 * No server.
	 */
	static FaultRow of(String name, Supplier<DeadPort> port, String... settings) {
		return new FaultRow(name, () -> new NoServer("http", port.get()), () -> new NoServer("https", port.get()),
				settings)
			.requests(0);
	}

	/**
	 * What the caller sees: the kind of the failure and what it tells, and a part of its
	 * message.
	 */
	FaultRow fails(String failure, String hint) {
		this.failure = failure;
		this.hint = hint;
		return this;
	}

	/**
	 * What has happened in the words of {@code docs/guide/errors.md}.
	 */
	FaultRow described(String described) {
		this.described = described;
		return this;
	}

	/**
	 * The circuit breaker takes it for a good response.
	 */
	FaultRow isNotCounted() {
		this.counted = false;
		return this;
	}

	/**
	 * What the signals tell: outcome and status of the call, and exception, outcome and
	 * status of each of its attempts.
	 */
	FaultRow tells(String call, String attempt) {
		this.told.add(new Told(call, attempt));
		return this;
	}

	/**
	 * What the signals tell as well, where it depends on how far the call has got.
	 */
	FaultRow orTells(String call, String attempt) {
		return tells(call, attempt);
	}

	/**
	 * The fault may pass, so it is worth another attempt.
	 */
	FaultRow mayPass() {
		this.passing = true;
		return this;
	}

	/**
	 * The fault comes in the body: who has bytes of it already gets no other attempt.
	 */
	FaultRow inBody() {
		this.inBody = true;
		return this;
	}

	FaultRow without(CallShape shape) {
		this.shapes.remove(shape);
		return this;
	}

	/**
	 * The fault comes in place of a TLS handshake.
	 */
	FaultRow onlyTls() {
		this.onlyTls = true;
		return requests(0);
	}

	/**
	 * How many requests the server gets of each attempt.
	 */
	FaultRow requests(int requests) {
		this.requests = requests;
		return this;
	}

	String described() {
		return this.described;
	}

	boolean isCounted() {
		return this.counted;
	}

	boolean isRetried() {
		return this.passing;
	}

	String failure() {
		return this.failure;
	}

	/**
	 * The same as the log has it: the status comes first and tells the subtype.
	 */
	String logged() {
		return this.failure.replaceAll("\\w+ (\\d+)", "$1 ApiResponseException");
	}

	String hint() {
		return this.hint;
	}

	/**
	 * Tags of {@code tandem.calls}: any of these.
	 */
	List<Map<String, String>> callTags(CallShape shape, int maxAttempts) {
		String exception = this.failure.split(" ", -1)[0];
		return this.told.stream().map((told) -> told.call().split(" ", -1)).map((call) -> {
			return Map.of("api.client", "notes", "api.operation", shape.operation(), "attempts",
					Integer.toString(attempts(shape, maxAttempts)), "exception", exception, "outcome", call[0],
					"status", call[1]);
		}).toList();
	}

	/**
	 * Tags of {@code http.client.requests} for each attempt: any of these.
	 */
	List<Map<String, String>> attemptTags(CallShape shape) {
		return this.told.stream().map((told) -> told.attempt().split(" ", -1)).map((attempt) -> {
			return Map.of("api.client", "notes", "api.operation", shape.operation(), "client.name", "127.0.0.1",
					"exception", attempt[0], "method", shape.method(), "outcome", attempt[1], "status", attempt[2],
					"uri", shape.uri());
		}).toList();
	}

	String[] settings() {
		return this.settings;
	}

	int requests() {
		return this.requests;
	}

	Set<CallShape> shapes() {
		return this.shapes;
	}

	/**
	 * Whether a deadline ends the call.
	 */
	boolean isTimed() {
		return Stream.of(this.settings).anyMatch((setting) -> setting.startsWith("timeouts."));
	}

	boolean isFor(boolean tls) {
		return tls || !this.onlyTls;
	}

	Peer start(boolean tls) {
		return (tls ? this.tls : this.plain).get();
	}

	int attempts(CallShape shape, int maxAttempts) {
		boolean handedOut = this.inBody && shape == CallShape.BYTES;
		return (this.passing && !handedOut && shape != CallShape.WRITE) ? maxAttempts : 1;
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What the signals tell of a call.
	 *
	 * @param call outcome and status of the call
	 * @param attempt exception, outcome and status of an attempt
	 */
	private record Told(String call, String attempt) {
	}

	/**
	 * What stands at the other end.
	 */
	interface Peer extends AutoCloseable {

		URI uri();

		int requests();

		void awaitNoConnection();

		/**
		 * Do well from now on.
		 * @return whether that is possible
		 */
		boolean recover();

		@Override
		void close();

	}

	private record Server(FaultServer server) implements Peer {

		@Override
		public URI uri() {
			return this.server.uri();
		}

		@Override
		public int requests() {
			return this.server.requests().size();
		}

		@Override
		public void awaitNoConnection() {
			this.server.connections().awaitNow(0);
		}

		@Override
		public boolean recover() {
			this.server.play(Fault.answer(Note.JSON));
			return true;
		}

		@Override
		public void close() {
			this.server.close();
		}

	}

	private record NoServer(String scheme, DeadPort port) implements Peer {

		@Override
		public URI uri() {
			return URI.create(this.scheme + "://127.0.0.1:" + this.port.port());
		}

		@Override
		public int requests() {
			return 0;
		}

		@Override
		public void awaitNoConnection() {
			// There never was one.
		}

		@Override
		public boolean recover() {
			return false;
		}

		@Override
		public void close() {
			this.port.close();
		}

	}

}
