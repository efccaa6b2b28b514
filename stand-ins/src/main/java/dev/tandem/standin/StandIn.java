package dev.tandem.standin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

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
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A stand-in of an HTTP API on a free port of the loopback interface. It answers one
 * request at a time, records them, and makes the faults that are switched on.
 *
 * <pre class="code">
 * StandIn server = new StandIn("shop", "/api").get("/items/{id}", (request) -&gt; Answer.json(200, item(request)));
 * server.next(new Fault.Respond(Answer.empty(503)));
 * </pre>
 */
public final class StandIn implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final int LATEST = 1_000;

	static final Answer CUT_OFF = Answer
		.stream("application/json", Flux.just("{").concatWith(Flux.error(CutException::new)))
		.header("Content-Length", "1000");

	private final String basePath;

	private final LoopResources loops;

	private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	private final List<Route> routes = new CopyOnWriteArrayList<>();

	private final List<Function<Received, @Nullable Answer>> guards = new CopyOnWriteArrayList<>();

	private final Map<String, Integer> counts = new ConcurrentHashMap<>();

	private final Deque<Received> received = new ArrayDeque<>();

	private final Queue<Fault> next = new ConcurrentLinkedQueue<>();

	private final List<Sinks.Empty<Void>> waiting = new ArrayList<>();

	private final AtomicInteger unanswered = new AtomicInteger();

	private final FaultSwitch faults = new FaultSwitch();

	private volatile Fault always = Fault.none();

	private volatile Function<Received, Answer> unknown = (request) -> Answer.empty(404);

	private volatile @Nullable Function<Received, Answer> otherMethod;

	private final Object handling = new Object();

	private @Nullable DisposableServer server;

	private volatile int port;

	/**
	 * Start a server without routes.
	 * @param name name of its thread
	 * @param basePath path that all of its paths begin with, empty for none
	 */
	public StandIn(String name, String basePath) {
		this.basePath = basePath;
		this.loops = LoopResources.create(name, 1, true);
		start();
	}

	/**
	 * Address of the server with its base path.
	 * @return such as {@code http://127.0.0.1:12345/api}
	 */
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.port + this.basePath);
	}

	/**
	 * Listen again, at the same port.
	 */
	public synchronized void start() {
		if (this.server == null) {
			this.server = HttpServer.create()
				.runOn(this.loops)
				.channelGroup(this.channels)
				.bindAddress(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port))
				.handle(this.faults.before(this::handle))
				.bindNow(LIMIT);
			this.port = this.server.port();
		}
	}

	/**
	 * Close all connections and listen no more, until it is started again.
	 */
	public synchronized void stop() {
		if (this.server != null) {
			this.server.channel().close().awaitUninterruptibly(LIMIT.toMillis());
			this.channels.close().awaitUninterruptibly(LIMIT.toMillis());
			this.server.disposeNow(LIMIT);
			this.server = null;
		}
	}

	/**
	 * Answer the requests of one method and path.
	 * @param method such as {@code GET}
	 * @param template path below the base path, with variables as {@code {id}}, or as
	 * <code>{path:.+}</code> with a pattern; of two templates that match a path, the
	 * first one that was added is taken
	 * @param handler makes the response
	 * @return this server
	 */
	public StandIn route(String method, String template, Function<Received, Answer> handler) {
		this.routes.add(Route.of(method, template, handler));
		return this;
	}

	/**
	 * What it has routes for.
	 * @return methods with the templates of their paths below the base path, such as
	 * {@code GET /items/{id}}
	 */
	public List<String> routes() {
		return this.routes.stream().map(Route::name).toList();
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
	 * Answer the requests whose path has a route for other methods only. Without this,
	 * they are {@link #unknown}.
	 * @param handler makes the response
	 * @return this server
	 */
	public StandIn otherMethod(Function<Received, Answer> handler) {
		this.otherMethod = handler;
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
		this.counts.clear();
		synchronized (this.received) {
			this.received.clear();
		}
	}

	/**
	 * The latest requests that came, a thousand at most, in order.
	 * @return the requests
	 */
	public List<Received> received() {
		synchronized (this.received) {
			return List.copyOf(this.received);
		}
	}

	/**
	 * The latest requests of a path that came, in order.
	 * @param path the path below the base path
	 * @return the requests
	 */
	public List<Received> received(String path) {
		return received().stream().filter((request) -> request.path().equals(path)).toList();
	}

	/**
	 * Requests that came.
	 * @return how many
	 */
	public int requests() {
		return this.counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	/**
	 * Requests of a method that came.
	 * @param method such as {@code PUT}
	 * @return how many
	 */
	public int requests(String method) {
		return this.counts.getOrDefault(method, 0);
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
		String below = isBelowBasePath(uri.rawPath()) ? path.substring(this.basePath.length()) : path;
		StringBuilder connection = new StringBuilder();
		request.withConnection((held) -> connection.append(held.channel().id().asShortText()));
		return new Received(request.method().name(), below, uri.rawPath(), Map.of(), uri.parameters(),
				request.requestHeaders().copy(), body, connection.toString());
	}

	private boolean isBelowBasePath(String rawPath) {
		return rawPath.startsWith(this.basePath + "/");
	}

	private void record(Received request) {
		this.counts.merge(request.method(), 1, Integer::sum);
		synchronized (this.received) {
			this.received.add(request);
			if (this.received.size() > LATEST) {
				this.received.remove();
			}
		}
	}

	private Publisher<Void> answer(Received request, HttpServerResponse response) {
		record(request);
		Fault fault = this.next.poll();
		Fault done = (fault != null) ? fault : this.always;
		if (done instanceof Fault.Respond respond) {
			return send(response, respond.answer());
		}
		if (done instanceof Fault.CutOff) {
			return send(response, CUT_OFF);
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

	/**
	 * Not under the lock of {@link #stop()}, which waits for the thread that this runs
	 * on.
	 */
	private Answer dispatch(Received request) {
		synchronized (this.handling) {
			try {
				return refuse(request).orElseGet(() -> route(request));
			}
			catch (AnswerException ex) {
				return ex.answer();
			}
		}
	}

	private Optional<Answer> refuse(Received request) {
		return this.guards.stream().flatMap((guard) -> Stream.ofNullable(guard.apply(request))).findFirst();
	}

	private Answer route(Received request) {
		boolean known = false;
		if (isBelowBasePath(request.rawPath())) {
			for (Route route : this.routes) {
				Map<String, String> variables = route.match(request.path());
				if (variables != null && route.method().equals(request.method())) {
					return route.handler().apply(request.with(variables));
				}
				known |= (variables != null);
			}
		}
		Function<Received, Answer> handler = this.otherMethod;
		return ((known && handler != null) ? handler : this.unknown).apply(request);
	}

	static Publisher<Void> send(HttpServerResponse response, Answer answer) {
		Flux<String> stream = answer.stream();
		if (stream != null) {
			return stream.switchOnFirst((first, parts) -> (first.getThrowable() instanceof AnswerException ex)
					? Flux.from(send(response, ex.answer())) : Flux.from(send(response, answer, parts)));
		}
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
	private static Publisher<Void> send(HttpServerResponse response, Answer answer, Flux<String> parts) {
		Flux<String> cut = Flux.defer(() -> {
			response.withConnection((connection) -> connection.channel().eventLoop().execute(connection::dispose));
			return Flux.never();
		});
		response.status(answer.status());
		answer.headers().forEach(response::header);
		return response.send(
				parts.onErrorResume(CutException.class, (ex) -> cut)
					.map((part) -> response.alloc().buffer().writeBytes(part.getBytes(StandardCharsets.UTF_8))),
				(buffer) -> true);
	}

	@Override
	public void close() {
		stop();
		this.loops.disposeLater(Duration.ZERO, LIMIT).block(LIMIT);
	}

}
