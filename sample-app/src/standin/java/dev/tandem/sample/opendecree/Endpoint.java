package dev.tandem.sample.opendecree;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.tandem.sample.standin.FaultSwitch;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;

/**
 * The HTTP of the server, on a thread of its own.
 */
final class Endpoint implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final String JSON = "application/json";

	private final Tenant tenant;

	private final Router router;

	private final Map<String, Integer> requests = new ConcurrentHashMap<>();

	private final LoopResources loops = LoopResources.create("opendecree", 1, true);

	private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	private final FaultSwitch faults = new FaultSwitch();

	private @Nullable DisposableServer server;

	private volatile boolean refusing;

	private int port;

	Endpoint(Tenant tenant, Router router) {
		this.tenant = tenant;
		this.router = router;
	}

	synchronized void start() {
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

	synchronized void stop() {
		if (this.server != null) {
			this.server.channel().close().awaitUninterruptibly(LIMIT.toMillis());
			this.channels.close().awaitUninterruptibly(LIMIT.toMillis());
			this.server.disposeNow(LIMIT);
			this.server = null;
		}
	}

	synchronized URI uri() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	/**
	 * How many came, by method.
	 */
	Map<String, Integer> requests() {
		return Map.copyOf(this.requests);
	}

	FaultSwitch faults() {
		return this.faults;
	}

	void refuse() {
		this.refusing = true;
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.aggregate()
			.asString()
			.defaultIfEmpty("")
			.flatMap((body) -> Mono.from(answer(Request.of(request, body), response)));
	}

	private Publisher<Void> answer(Request request, HttpServerResponse response) {
		this.requests.merge(request.method(), 1, Integer::sum);
		if (this.refusing && Caller.HEADERS.stream().anyMatch(request.headers()::contains)) {
			return response.status(401)
				.header("Content-Type", "text/plain; charset=utf-8")
				.sendString(Mono.just("auth headers (x-subject, x-role, x-tenant-id) are not accepted from clients; "
						+ "set DECREE_GATEWAY_TRUSTED_PROXY=1 if a trusted proxy injects these headers"));
		}
		if (this.router.isSubscribe(request)) {
			return stream(request, response);
		}
		try {
			return send(response, 200, locked(() -> this.router.answer(request)));
		}
		catch (Refusal refusal) {
			return refuse(response, refusal, refusal.body());
		}
	}

	private Publisher<Void> stream(Request request, HttpServerResponse response) {
		try {
			Subscription subscription = locked(() -> this.router.subscribe(request));
			return subscription.lines()
				.doFinally((signal) -> locked(() -> this.tenant.subscriptions().remove(subscription)))
				.switchOnFirst((first, lines) -> (first.getThrowable() instanceof Refusal refusal)
						? Flux.from(refuse(response, refusal, refusal.wrapped())) : Flux.from(lines(response, lines)));
		}
		catch (Refusal refusal) {
			return refuse(response, refusal, refusal.wrapped());
		}
	}

	/**
	 * What was sent before the cut is written before it: both are tasks of the loop.
	 */
	private static Publisher<Void> lines(HttpServerResponse response, Flux<String> lines) {
		Flux<String> cut = Flux.defer(() -> {
			response.withConnection((connection) -> connection.channel().eventLoop().execute(connection::dispose));
			return Flux.never();
		});
		return response.header("Content-Type", JSON)
			.send(lines.onErrorResume(Subscription.CutException.class, (ex) -> cut)
				.map((line) -> response.alloc().buffer().writeBytes(line.getBytes(StandardCharsets.UTF_8))),
					(line) -> true);
	}

	private <T> T locked(Supplier<T> action) {
		synchronized (this.tenant) {
			return action.get();
		}
	}

	private static Publisher<Void> refuse(HttpServerResponse response, Refusal refusal, JsonNode body) {
		if (refusal.isUnauthenticated()) {
			response.header("WWW-Authenticate", String.valueOf(refusal.getMessage()));
		}
		return send(response, refusal.status(), body);
	}

	private static Publisher<Void> send(HttpServerResponse response, int status, JsonNode body) {
		return response.status(status)
			.header("Content-Type", JSON)
			.header("Grpc-Metadata-Content-Type", "application/grpc")
			.sendString(Mono.just(body.toString()));
	}

	@Override
	public void close() {
		stop();
		this.loops.disposeLater(Duration.ZERO, LIMIT).block(LIMIT);
	}

}
