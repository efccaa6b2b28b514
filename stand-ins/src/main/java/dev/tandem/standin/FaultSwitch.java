package dev.tandem.standin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Lets a person switch a fault of a server on and off while it runs. It stands before all
 * routes, so that every server of Reactor Netty can have one.
 */
public final class FaultSwitch {

	private static final Duration LATE = Duration.ofMillis(1500);

	private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";

	private volatile Position position = Position.OFF;

	/**
	 * The fault that is on.
	 * @return its position
	 */
	public Position position() {
		return this.position;
	}

	/**
	 * Switch a fault on, for all requests from now on.
	 * @param position the fault, or {@code OFF}
	 */
	public void turn(Position position) {
		this.position = position;
	}

	/**
	 * Put the switch before a handler.
	 * @param handler handles the requests that the fault leaves to it
	 * @return a handler of all requests
	 */
	public BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> before(
			BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
		return (request, response) -> switch (this.position) {
			case OFF -> handler.apply(request, response);
			case SLOW ->
				Mono.delay(LATE).flatMap((late) -> Mono.from(handler.apply(request, response))).cast(Void.class);
			case FAILING -> respond(request, response, problem(503, "Service Unavailable"));
			case TOO_MANY_REQUESTS ->
				respond(request, response, problem(429, "Too Many Requests").header("Retry-After", "1"));
			case CUT_OFF -> respond(request, response, StandIn.CUT_OFF);
			case WRONG_KEY -> {
				request.requestHeaders().set("Authorization", "Bearer wrong").remove("x-subject");
				yield handler.apply(request, response);
			}
			case INTERIM -> {
				writeInterim(response);
				yield handler.apply(request, response);
			}
		};
	}

	private static Answer problem(int status, String title) {
		return Answer
			.json(status, Map.of("title", title, "status", status, "detail", "The fault switch of the stand-in is on"))
			.header("Content-Type", "application/problem+json");
	}

	private static Publisher<Void> respond(HttpServerRequest request, HttpServerResponse response, Answer answer) {
		return afterBody(request, StandIn.send(response, answer));
	}

	private static Publisher<Void> afterBody(HttpServerRequest request, Publisher<Void> response) {
		return request.receive().then(Mono.defer(() -> Mono.from(response)));
	}

	/**
	 * Past the codec, which would take it for the response.
	 */
	private static void writeInterim(HttpServerResponse response) {
		response.withConnection((connection) -> {
			ChannelHandlerContext codec = connection.channel().pipeline().context(NettyPipeline.HttpCodec);
			codec.writeAndFlush(Unpooled.copiedBuffer(EARLY_HINTS, StandardCharsets.US_ASCII))
				.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
		});
	}

	/**
	 * Where the switch can stand.
	 */
	public enum Position {

		/**
		 * Nothing is wrong.
		 */
		OFF,

		/**
		 * Responds a second and a half late.
		 */
		SLOW,

		/**
		 * Responds with 503.
		 */
		FAILING,

		/**
		 * Responds with 429 and asks to wait for a second.
		 */
		TOO_MANY_REQUESTS,

		/**
		 * Closes the connection in the middle of the body.
		 */
		CUT_OFF,

		/**
		 * Sees another key than the one that was sent, and responds to it in the words of
		 * the system.
		 */
		WRONG_KEY,

		/**
		 * Sends a response with status 103 before the real one.
		 */
		INTERIM

	}

}
