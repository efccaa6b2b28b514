package dev.tandem.sample.standin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * A switch for a server that is not of Reactor Netty: stands before it and forwards what
 * the fault lets through. Bodies are texts.
 */
public final class FaultGate implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final List<String> FORWARDED = List.of("Authorization", "Content-Type", "Accept");

	private final FaultSwitch faults = new FaultSwitch();

	private final LoopResources loops;

	private final ConnectionProvider connections;

	private final HttpClient client;

	private final DisposableServer server;

	/**
	 * Start a gate.
	 * @param name name of its thread
	 * @param target the server behind it
	 */
	public FaultGate(String name, URI target) {
		this.loops = LoopResources.create(name, 1, true);
		this.connections = ConnectionProvider.create(name);
		this.client = HttpClient.create(this.connections).runOn(this.loops).baseUrl(target.toString());
		this.server = HttpServer.create()
			.runOn(this.loops)
			.bindAddress(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.handle(this.faults.before(this::forward))
			.bindNow(LIMIT);
	}

	/**
	 * Its switch.
	 * @return the switch
	 */
	public FaultSwitch faults() {
		return this.faults;
	}

	/**
	 * Its address.
	 * @return such as {@code http://127.0.0.1:12345}
	 */
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	private Publisher<Void> forward(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.aggregate()
			.asString()
			.defaultIfEmpty("")
			.flatMap((body) -> this.client
				.headers((sent) -> FORWARDED.forEach((name) -> sent.add(name, request.requestHeaders().getAll(name))))
				.request(request.method())
				.uri(request.uri())
				.send(ByteBufFlux.fromString(body.isEmpty() ? Mono.empty() : Mono.just(body)))
				.responseSingle((head, content) -> content.asString(StandardCharsets.UTF_8)
					.defaultIfEmpty("")
					.map((text) -> new Answer(head.status().code(),
							Map.of("Content-Type",
									Objects.requireNonNullElse(head.responseHeaders().get("Content-Type"),
											"text/plain")),
							text))))
			.flatMap((answer) -> Mono.from(StandIn.send(response, answer)));
	}

	@Override
	public void close() {
		this.server.disposeNow(LIMIT);
		this.connections.disposeLater().block(LIMIT);
		this.loops.disposeLater(Duration.ZERO, LIMIT).block(LIMIT);
	}

}
