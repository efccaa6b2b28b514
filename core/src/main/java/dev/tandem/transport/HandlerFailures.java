package dev.tandem.transport;

import java.util.List;

import dev.tandem.failure.Failures;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

/**
 * Passes on to the call what handlers of the application throw, behind which it stands.
 * Reactor Netty loses errors that Reactor takes for fatal, and does not look whether a
 * head without a body was written.
 */
final class HandlerFailures extends ChannelDuplexHandler {

	private static final String OWN = "tandem.";

	private static final String NAME = OWN + "handlerFailures";

	private HandlerFailures() {
	}

	/**
	 * Stand behind the handlers that callbacks have added to a connection by now. It
	 * stays there: Reactor Netty would remove it with a request that ends well, and leave
	 * it after one that does not.
	 * @param connection the connection
	 */
	static void passOn(Connection connection) {
		ChannelPipeline pipeline = connection.channel().pipeline();
		if (pipeline.get(NAME) != null) {
			if (!isBeforeOthers(pipeline.names())) {
				return;
			}
			pipeline.remove(NAME);
		}
		if (pipeline.get(NettyPipeline.ReactiveBridge) != null) {
			pipeline.addBefore(NettyPipeline.ReactiveBridge, NAME, new HandlerFailures());
		}
		else {
			pipeline.addLast(NAME, new HandlerFailures());
		}
	}

	/**
	 * Whether a handler of the application follows.
	 */
	private static boolean isBeforeOthers(List<String> names) {
		int bridge = names.indexOf(NettyPipeline.ReactiveBridge);
		return names.subList(names.indexOf(NAME), Math.max(names.indexOf(NAME), bridge))
			.stream()
			.anyMatch((name) -> !name.startsWith(OWN));
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
		context.fireExceptionCaught(Failures.signal(thrown));
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpRequest) {
			context.write(message, promise.unvoid().addListener((written) -> report(context, written.cause())));
		}
		else {
			context.write(message, promise);
		}
	}

	/**
	 * A connection that breaks is reported in another way.
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	private static void report(ChannelHandlerContext context, @Nullable Throwable failure) {
		if (failure != null && !(failure instanceof UnsafeRequestException) && context.channel().isActive()) {
			context.fireExceptionCaught(Failures.signal(failure));
			context.close();
		}
	}

}
