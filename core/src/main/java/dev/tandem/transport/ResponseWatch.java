package dev.tandem.transport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.Attribute;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * Watches the responses of a connection: for the head, from when the request has left,
 * and for the body, while bytes are asked for. While the reader is slow and asks for
 * nothing, the silence is not the server's.
 * <p>
 * The handler stays with its connection, and one task looks at the time now and then.
 * Reactor Netty's own response timeout adds and removes both for each request. As it sees
 * each exchange end, it also lets go of what a connection holds of its request.
 */
final class ResponseWatch extends ChannelDuplexHandler {

	private static final String NAME = "tandem.responseWatch";

	private final @Nullable Duration head;

	private final Duration idle;

	/**
	 * In nanoseconds, the longest that the task may sleep: after the head it is the other
	 * limit that counts.
	 */
	private final long longestSleep;

	private Phase phase = Phase.NOTHING_SENT;

	private long progressAt;

	private @Nullable Future<?> check;

	/**
	 * Create a watch.
	 * @param head time for the head of a response to come, {@code null} for any
	 * @param idle time for the next bytes of its body to come
	 */
	ResponseWatch(@Nullable Duration head, Duration idle) {
		this.head = head;
		this.idle = idle;
		this.longestSleep = ((head != null && head.compareTo(idle) < 0) ? head : idle).toNanos();
	}

	/**
	 * Watch the response to the request that is about to be written.
	 * @param pipeline pipeline of the connection
	 * @param head time for the head of the response to come, {@code null} for any
	 * @param idle time for the next bytes of its body to come
	 */
	static void begin(ChannelPipeline pipeline, @Nullable Duration head, Duration idle) {
		of(pipeline, head, idle).phase = Phase.NOTHING_SENT;
	}

	/**
	 * Watch the body of a response, whoever has watched for its head.
	 * @param pipeline pipeline of the connection
	 * @param idle time for the next bytes to come
	 */
	static void beginBody(ChannelPipeline pipeline, Duration idle) {
		if (pipeline.get(NettyPipeline.ResponseTimeoutHandler) != null) {
			pipeline.remove(NettyPipeline.ResponseTimeoutHandler);
		}
		ResponseWatch watch = of(pipeline, null, idle);
		if (watch.phase == Phase.NOTHING_SENT) {
			watch.enter(Phase.BODY, pipeline.context(watch));
		}
	}

	/**
	 * Watch nothing until the next request.
	 * @param pipeline pipeline of the connection
	 */
	static void suspend(ChannelPipeline pipeline) {
		ResponseWatch watch = pipeline.get(ResponseWatch.class);
		if (watch != null) {
			watch.phase = Phase.DONE;
		}
	}

	private static ResponseWatch of(ChannelPipeline pipeline, @Nullable Duration head, Duration idle) {
		ResponseWatch present = pipeline.get(ResponseWatch.class);
		if (present != null) {
			return present;
		}
		ResponseWatch watch = new ResponseWatch(head, idle);
		ChannelHandlerContext codec = codec(pipeline);
		if (codec != null) {
			pipeline.addAfter(codec.name(), NAME, watch);
		}
		else {
			pipeline.addBefore(NettyPipeline.ReactiveBridge, NAME, watch);
		}
		return watch;
	}

	/**
	 * What is next to the codec sees each piece of a body before it is decompressed, and
	 * behind those handlers none of an interim response.
	 */
	private static @Nullable ChannelHandlerContext codec(ChannelPipeline pipeline) {
		ChannelHandlerContext codec = pipeline.context(InterimResponses.class);
		return (codec != null) ? codec : pipeline.context(NettyPipeline.H2ToHttp11Codec);
	}

	/**
	 * A large body may be long on its way after it was written: the time for the head
	 * begins when it has left.
	 */
	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (!(message instanceof LastHttpContent) || this.phase != Phase.NOTHING_SENT) {
			context.write(message, promise);
			return;
		}
		this.phase = Phase.SENDING;
		context.write(message, promise.unvoid().addListener((sent) -> {
			if (sent.isSuccess() && (this.phase == Phase.SENDING || this.phase == Phase.HEAD)) {
				enter(Phase.HEAD, context);
			}
		}));
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		boolean last = message instanceof LastHttpContent;
		if (this.phase != Phase.DONE) {
			noteProgress(context, message, last);
		}
		Map<String, Object> ended = last ? attributes(context).get() : null;
		context.fireChannelRead(message);
		if (ended != null) {
			forget(ended, context);
		}
	}

	private static Attribute<Map<String, Object>> attributes(ChannelHandlerContext context) {
		return context.channel().attr(ReactorClientHttpConnector.ATTRIBUTES_KEY);
	}

	/**
	 * Unless the next request is underway. Netty takes null for no value.
	 */
	@SuppressWarnings({ "ReferenceEquality", "NullAway" })
	private static void forget(Map<String, Object> ended, ChannelHandlerContext context) {
		if (attributes(context).get() == ended) {
			attributes(context).set(null);
		}
	}

	private void noteProgress(ChannelHandlerContext context, Object message, boolean last) {
		this.progressAt = now(context);
		if (last) {
			this.phase = Phase.DONE;
		}
		else if (message instanceof HttpResponse) {
			enter(Phase.BODY, context);
		}
	}

	/**
	 * The silence counts from when bytes are asked for, not from when the last came.
	 */
	@Override
	public void read(ChannelHandlerContext context) {
		if (this.phase == Phase.BODY) {
			this.progressAt = now(context);
		}
		context.read();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		stop();
		context.fireChannelInactive();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		stop();
	}

	private void stop() {
		this.phase = Phase.DONE;
		if (this.check != null) {
			this.check.cancel(false);
			this.check = null;
		}
	}

	private void enter(Phase next, ChannelHandlerContext context) {
		this.phase = next;
		this.progressAt = now(context);
		if (this.check == null) {
			schedule(context, this.longestSleep);
		}
	}

	private void schedule(ChannelHandlerContext context, long nanos) {
		this.check = context.executor()
			.schedule(() -> check(context), Math.min(nanos, this.longestSleep), TimeUnit.NANOSECONDS);
	}

	private void check(ChannelHandlerContext context) {
		this.check = null;
		Duration limit = limit();
		if (limit == null) {
			return;
		}
		long left = limit.toNanos() - (now(context) - this.progressAt);
		if (left > 0) {
			schedule(context, left);
		}
		else if (this.phase == Phase.HEAD) {
			failUnlessRequestHasOwnTimeout(context, limit);
		}
		else if (context.channel().config().isAutoRead()) {
			fail(context, new IdleBodyException(this.idle));
		}
		else {
			schedule(context, this.longestSleep);
		}
	}

	/**
	 * Reactor Netty watches what {@code HttpClientRequest.responseTimeout} has set.
	 */
	private void failUnlessRequestHasOwnTimeout(ChannelHandlerContext context, Duration limit) {
		if (context.pipeline().get(NettyPipeline.ResponseTimeoutHandler) == null) {
			fail(context, new LateResponseException(limit));
		}
	}

	private @Nullable Duration limit() {
		return switch (this.phase) {
			case HEAD -> this.head;
			case BODY -> this.idle;
			case NOTHING_SENT, SENDING, DONE -> null;
		};
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private void fail(ChannelHandlerContext context, Exception failure) {
		this.phase = Phase.DONE;
		context.fireExceptionCaught(failure);
		context.close();
	}

	private static long now(ChannelHandlerContext context) {
		return context.executor().ticker().nanoTime();
	}

	private enum Phase {

		NOTHING_SENT, SENDING, HEAD, BODY, DONE

	}

}
