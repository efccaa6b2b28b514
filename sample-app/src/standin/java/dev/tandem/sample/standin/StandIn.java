package dev.tandem.sample.standin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.NettyOutbound;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A stand-in of an HTTP API on a free port of the loopback interface. It answers one
 * request at a time, records them, and does wrong what it is told to.
 *
 * <pre class="code">
 * StandIn server = new StandIn("shop", "/api").get("/items/{id}", (request) -&gt; Answer.json(200, item(request)));
 * server.next(new Fault.Respond(Answer.empty(503)));
 * </pre>
 */
public final class StandIn implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

	private final String basePath;

	private final LoopResources loops;

	private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	private final DisposableServer server;

	private final List<Route> routes = new CopyOnWriteArrayList<>();

	private final List<Function<Received, @Nullable Answer>> guards = new CopyOnWriteArrayList<>();

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final Queue<Fault> next = new ConcurrentLinkedQueue<>();

	private final List<Sinks.Empty<Void>> waiting = new ArrayList<>();

	private final AtomicInteger unanswered = new AtomicInteger();

	private final FaultSwitch faults = new FaultSwitch();

	private volatile Fault always = Fault.none();

	private Function<Received, Answer> unknown = (request) -> Answer.empty(404);

	/**
	 * Start a server without routes.
	 * @param name name of its thread
	 * @param basePath path that all of its paths begin with, empty for none
	 */
	public StandIn(String name, String basePath) {
		this.basePath = basePath;
		this.loops = LoopResources.create(name, 1, true);
		this.server = HttpServer.create()
			.runOn(this.loops)
			.channelGroup(this.channels)
			.bindAddress(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.handle(this.faults.before(this::handle))
			.bindNow(LIMIT);
	}

	/**
	 * Address of the server with its base path.
	 * @return such as {@code http://127.0.0.1:12345/api}
	 */
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.port() + this.basePath);
	}

	/**
	 * Answer the requests of one method and path.
	 * @param method such as {@code GET}
	 * @param template path below the base path, with variables as {@code {id}}
	 * @param handler makes the response
	 * @return this server
	 */
	public StandIn route(String method, String template, Function<Received, Answer> handler) {
		String regex = VARIABLE.matcher(template).replaceAll("(?<$1>[^/]+)");
		List<String> names = VARIABLE.matcher(template).results().map((variable) -> variable.group(1)).toList();
		this.routes.add(new Route(method, Pattern.compile(regex), names, handler));
		return this;
	}

	/**
	 * Look at each request before its route does.
	 * @param guard makes the response of a request that is refused, and {@code null} for
	 * all others
	 * @return this server
	 */
	public StandIn guard(Function<Received, @Nullable Answer> guard) {
		this.guards.add(guard);
		return this;
	}

	/**
	 * Answer the requests that have no route.
	 * @param handler makes the response
	 * @return this server
	 */
	public StandIn unknown(Function<Received, Answer> handler) {
		this.unknown = handler;
		return this;
	}

	/**
	 * The switch by which a person does wrong to requests.
	 * @return the switch, which goes before {@link #always} and {@link #next}
	 */
	public FaultSwitch faults() {
		return this.faults;
	}

	/**
	 * Do wrong to all requests from now on that {@link #next} says nothing about.
	 * @param fault what to do
	 */
	public void always(Fault fault) {
		this.always = fault;
	}

	/**
	 * Do wrong to the next requests, one after the other.
	 * @param faults what to do
	 */
	public void next(Fault... faults) {
		this.next.addAll(List.of(faults));
	}

	/**
	 * Do nothing wrong any more and forget the requests that came.
	 */
	public void reset() {
		this.always = Fault.none();
		this.next.clear();
		this.received.clear();
	}

	/**
	 * Requests that came, in order.
	 * @return the requests
	 */
	public List<Received> received() {
		return List.copyOf(this.received);
	}

	/**
	 * Requests of a path that came, in order.
	 * @param path the path below the base path
	 * @return the requests
	 */
	public List<Received> received(String path) {
		return this.received.stream().filter((request) -> request.path().equals(path)).toList();
	}

	/**
	 * Requests that the fault {@link Fault.Silence} leaves without a response while their
	 * connections are open.
	 * @return the number
	 */
	public int unanswered() {
		return this.unanswered.get();
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(new byte[0])
			.flatMap((body) -> Mono.from(answer(received(request, body), response)));
	}

	private Received received(HttpServerRequest request, byte[] body) {
		QueryStringDecoder uri = new QueryStringDecoder(request.uri());
		String path = uri.path();
		String below = path.startsWith(this.basePath) ? path.substring(this.basePath.length()) : path;
		StringBuilder connection = new StringBuilder();
		request.withConnection((held) -> connection.append(held.channel().id().asShortText()));
		return new Received(request.method().name(), below, Map.of(), uri.parameters(), request.requestHeaders().copy(),
				body, connection.toString());
	}

	private Publisher<Void> answer(Received request, HttpServerResponse response) {
		this.received.add(request);
		Fault fault = this.next.poll();
		Fault done = (fault != null) ? fault : this.always;
		if (done instanceof Fault.Respond respond) {
			return send(response, respond.answer());
		}
		if (done instanceof Fault.CutOff) {
			return cutOff(response);
		}
		if (done instanceof Fault.Silence) {
			this.unanswered.incrementAndGet();
			response.withConnection((connection) -> connection.onDispose(this.unanswered::decrementAndGet));
			return Mono.never();
		}
		if (done instanceof Fault.Together together) {
			return together(together.requests()).then(Mono.defer(() -> Mono.from(send(response, dispatch(request)))));
		}
		Duration delay = (done instanceof Fault.Slow slow) ? slow.delay() : Duration.ZERO;
		if (delay.isZero()) {
			return send(response, dispatch(request));
		}
		return Mono.delay(delay).flatMap((late) -> Mono.from(send(response, dispatch(request))));
	}

	/**
	 * On the only thread of the server.
	 */
	private Mono<Void> together(int requests) {
		Sinks.Empty<Void> sink = Sinks.empty();
		this.waiting.add(sink);
		if (this.waiting.size() == requests) {
			List<Sinks.Empty<Void>> all = List.copyOf(this.waiting);
			this.waiting.clear();
			all.forEach(Sinks.Empty::tryEmitEmpty);
		}
		return sink.asMono();
	}

	private synchronized Answer dispatch(Received request) {
		for (Function<Received, @Nullable Answer> guard : this.guards) {
			Answer refused = guard.apply(request);
			if (refused != null) {
				return refused;
			}
		}
		for (Route route : this.routes) {
			Matcher path = route.path().matcher(request.path());
			if (route.method().equals(request.method()) && path.matches()) {
				Map<String, String> variables = new LinkedHashMap<>();
				route.names().forEach((name) -> variables.put(name, path.group(name)));
				return route.handler().apply(request.with(variables));
			}
		}
		return this.unknown.apply(request);
	}

	static Publisher<Void> send(HttpServerResponse response, Answer answer) {
		response.status(answer.status());
		answer.headers().forEach(response::header);
		if (answer.body().isEmpty()) {
			return response.send();
		}
		return response.sendString(Mono.just(answer.body()));
	}

	/**
	 * What is sent before the cut is written before it: both are tasks of the loop.
	 */
	static NettyOutbound cutOff(HttpServerResponse response) {
		Flux<byte[]> cut = Flux.defer(() -> {
			response.withConnection((connection) -> connection.channel().eventLoop().execute(connection::dispose));
			return Flux.never();
		});
		return response.header("Content-Type", "application/json")
			.header("Content-Length", "1000")
			.send(Flux.concat(Flux.just(new byte[] { '{' }), cut)
				.map((bytes) -> response.alloc().buffer().writeBytes(bytes)), (buffer) -> true);
	}

	@Override
	public void close() {
		this.server.disposeNow(LIMIT);
		this.channels.close().awaitUninterruptibly(LIMIT.toMillis());
		this.loops.disposeLater(Duration.ZERO, LIMIT).block(LIMIT);
	}

	private record Route(String method, Pattern path, List<String> names, Function<Received, Answer> handler) {

	}

}
