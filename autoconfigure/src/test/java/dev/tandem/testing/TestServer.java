package dev.tandem.testing;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.AttributeKey;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A server that behaves: HTTP/1.1, h2 or h2c, with or without TLS, on a thread of its
 * own. It counts connections and requests and keeps what it received.
 *
 * <pre class="code">
 * try (TestServer server = TestServer.start((request, response) -> switch (request.path()) {
 * 	case "/todo/1" -> TestServer.json(response, "{\"id\":1}");
 * 	default -> response.sendNotFound();
 * })) {
 * </pre>
 */
public final class TestServer implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	/**
	 * Reactor Netty completes a handler whose body it cancels: the body itself must tell.
	 */
	private static final AttributeKey<Boolean> BODY_CANCELLED = AttributeKey.valueOf(TestServer.class, "bodyCancelled");

	private final Handler handler;

	private final boolean keepBodies;

	private final boolean secure;

	private final ServerLoop loop = new ServerLoop("test-server");

	private final DisposableServer server;

	private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

	private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

	private final Usage connections = new Usage("connections");

	private final Usage exchanges = new Usage("exchanges");

	private final Usage received = new Usage("requests");

	private final Usage cancelled = new Usage("exchanges that the client cancelled");

	private TestServer(Builder builder, Handler handler) {
		this.handler = handler;
		this.keepBodies = builder.keepBodies;
		this.secure = builder.tls.isOn();
		HttpServer http = HttpServer.create()
			.runOn(this.loop.group())
			.bindAddress(() -> new InetSocketAddress(SocketServer.loopback(), 0))
			.protocol(builder.protocols())
			.doOnChannelInit((observer, channel, address) -> accepted(channel))
			.handle(this::serve);
		this.server = builder.customizer.apply(builder.tls.applyTo(http, builder.http2)).bindNow(LIMIT);
	}

	/**
	 * Start a server of plain HTTP/1.1.
	 * @param handler what it answers
	 * @return the server
	 */
	public static TestServer start(Handler handler) {
		return builder().start(handler);
	}

	/**
	 * A server with more to it.
	 * @return a builder of a server of plain HTTP/1.1
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Respond with 200 with a JSON body.
	 * @param response the response
	 * @param body the body
	 * @return to be returned by the handler
	 */
	public static Publisher<Void> json(HttpServerResponse response, String body) {
		return json(response, 200, body);
	}

	/**
	 * Respond with a JSON body.
	 * @param response the response
	 * @param status the status
	 * @param body the body
	 * @return to be returned by the handler
	 */
	public static Publisher<Void> json(HttpServerResponse response, int status, String body) {
		return response.status(status).header("Content-Type", "application/json").sendString(Mono.just(body));
	}

	/**
	 * Respond with 200 with a body that is sent part by part, as it comes. A client that
	 * closes early shows in {@link #cancelled()}.
	 * @param response the response
	 * @param contentType such as {@code text/event-stream}
	 * @param parts the parts of the body
	 * @return to be returned by the handler
	 */
	public static Publisher<Void> stream(HttpServerResponse response, String contentType, Publisher<String> parts) {
		Flux<ByteBuf> body = Flux.from(parts)
			.map((part) -> Unpooled.copiedBuffer(part, StandardCharsets.UTF_8))
			.doOnCancel(() -> response
				.withConnection((connection) -> connection.channel().attr(BODY_CANCELLED).set(Boolean.TRUE)));
		return response.header("Content-Type", contentType).send(body, (flush) -> true);
	}

	private void accepted(Channel channel) {
		if (channel.parent() instanceof ServerChannel) {
			this.connections.begin();
			this.channels.add(channel);
			channel.closeFuture().addListener((closed) -> {
				this.channels.remove(channel);
				this.connections.end();
			});
		}
	}

	private Publisher<Void> serve(HttpServerRequest request, HttpServerResponse response) {
		return Mono.defer(() -> {
			this.exchanges.begin();
			return receive(request).doOnNext(this::record)
				.flatMap((received) -> Mono.from(this.handler.handle(received, response)));
		}).doFinally((signal) -> ended(signal, response));
	}

	private Mono<ReceivedRequest> receive(HttpServerRequest request) {
		if (this.keepBodies) {
			return request.receive()
				.aggregate()
				.asByteArray()
				.defaultIfEmpty(new byte[0])
				.map((body) -> ReceivedRequest.of(request, body));
		}
		return request.receive()
			.map((part) -> (long) part.readableBytes())
			.reduce(0L, Long::sum)
			.map((size) -> ReceivedRequest.of(request, size));
	}

	private void record(ReceivedRequest request) {
		this.requests.add(request);
		this.received.begin();
	}

	private void ended(SignalType signal, HttpServerResponse response) {
		response.withConnection((connection) -> {
			if (signal == SignalType.CANCEL || connection.channel().hasAttr(BODY_CANCELLED)) {
				this.cancelled.begin();
			}
		});
		this.exchanges.end();
	}

	/**
	 * Port of the server.
	 * @return the port
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Address of the server.
	 * @return such as {@code https://127.0.0.1:12345}
	 */
	public URI uri() {
		return URI.create((this.secure ? "https" : "http") + "://127.0.0.1:" + port());
	}

	/**
	 * Connections accepted: total, now open, peak.
	 * @return the connections
	 */
	public Usage connections() {
		return this.connections;
	}

	/**
	 * Exchanges, from the head of the request to the end of the response.
	 * @return the exchanges: total, now running, peak
	 */
	public Usage exchanges() {
		return this.exchanges;
	}

	/**
	 * Exchanges that ended early because the client closed its connection or stream:
	 * before the response, or within one that is sent by {@link #stream}.
	 * @return the cancelled exchanges
	 */
	public Usage cancelled() {
		return this.cancelled;
	}

	/**
	 * Requests whose body has been received.
	 * @return the requests in order
	 */
	public List<ReceivedRequest> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Wait for the first request.
	 * @return the request
	 */
	public ReceivedRequest awaitRequest() {
		return awaitRequests(1).get(0);
	}

	/**
	 * Wait until so many requests came.
	 * @param count the least number
	 * @return all requests until now
	 */
	public List<ReceivedRequest> awaitRequests(int count) {
		this.received.awaitTotal(count);
		return requests();
	}

	@Override
	public void close() {
		this.server.disposeNow(LIMIT);
		List.copyOf(this.channels).forEach((channel) -> channel.close().awaitUninterruptibly(LIMIT.toMillis()));
		this.loop.close();
	}

	/**
	 * Answers requests. It runs on the server's only thread, so it must not block.
	 */
	@FunctionalInterface
	public interface Handler {

		/**
		 * Respond to a request.
		 * @param request the request, its body received
		 * @param response the response to send
		 * @return completes when the response is sent
		 */
		Publisher<Void> handle(ReceivedRequest request, HttpServerResponse response);

	}

	/**
	 * Builds a server.
	 */
	public static final class Builder {

		private ServerTls tls = ServerTls.none();

		private boolean http2;

		private boolean keepBodies = true;

		private UnaryOperator<HttpServer> customizer = UnaryOperator.identity();

		private Builder() {
		}

		/**
		 * Speak TLS.
		 * @param certificate the server's certificate
		 * @return this builder
		 */
		public Builder tls(X509Bundle certificate) {
			this.tls = new ServerTls(certificate, this.tls.clients(), this.tls.accepted());
			return this;
		}

		/**
		 * Refuse clients without a certificate of this authority (mTLS).
		 * @param authority the authority of the clients
		 * @return this builder
		 */
		public Builder clientAuth(X509Bundle authority) {
			return clientAuth(authority, (subject) -> true);
		}

		/**
		 * Refuse clients without a certificate of this authority, and those whose
		 * certificate is not accepted when they connect.
		 * @param authority the authority of the clients
		 * @param accepted which subjects are accepted now
		 * @return this builder
		 */
		public Builder clientAuth(X509Bundle authority, Predicate<String> accepted) {
			this.tls = new ServerTls(this.tls.certificate(), authority, accepted);
			return this;
		}

		/**
		 * Speak HTTP/2 besides HTTP/1.1: h2 over TLS, else h2c.
		 * @return this builder
		 */
		public Builder http2() {
			this.http2 = true;
			return this;
		}

		/**
		 * Count the bytes of bodies and forget them, for uploads that are large.
		 * @return this builder
		 */
		public Builder forgetBodies() {
			this.keepBodies = false;
			return this;
		}

		/**
		 * Change the server of Reactor Netty.
		 * @param customizer the change
		 * @return this builder
		 */
		public Builder customize(UnaryOperator<HttpServer> customizer) {
			this.customizer = customizer;
			return this;
		}

		/**
		 * Start the server.
		 * @param handler what it answers
		 * @return the server
		 */
		public TestServer start(Handler handler) {
			return new TestServer(this, handler);
		}

		private HttpProtocol[] protocols() {
			List<HttpProtocol> protocols = new ArrayList<>(List.of(HttpProtocol.HTTP11));
			if (this.http2) {
				protocols.add(this.tls.isOn() ? HttpProtocol.H2 : HttpProtocol.H2C);
			}
			return protocols.toArray(HttpProtocol[]::new);
		}

	}

}
