package dev.tandem.transport;

import dev.tandem.failure.Failures;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

/**
 * Passes on to the call what handlers of the application throw, behind which it stands.
 * Reactor Netty loses errors that Reactor takes for fatal, and does not look whether a
 * head without a body was written.
 */
final class HandlerFailures extends ChannelDuplexHandler {

	private HandlerFailures() {
	}

	/**
	 * Stand behind the handlers that callbacks have added, as long as they do: Reactor
	 * Netty removes them with the end of a request.
	 * @param connection the connection
	 */
	static void passOn(Connection connection) {
		connection.addHandlerLast("tandem.handlerFailures", new HandlerFailures());
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
		context.fireExceptionCaught(Failures.signal(thrown));
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpRequest) {
			promise.addListener((written) -> report(context, written.cause()));
		}
		context.write(message, promise);
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
