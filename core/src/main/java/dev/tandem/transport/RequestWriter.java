package dev.tandem.transport;

import dev.tandem.transfer.UploadProgress;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes the requests of a connection: holds a body to the length that its head
 * announces, adds query parameters that nothing else may see, and reports how much was
 * written. It stays with its connection; what belongs to one request is gone when the
 * next begins, however the one before has ended.
 */
final class RequestWriter extends ChannelDuplexHandler {

	private static final long UNKNOWN = -1;

	private String hiddenQuery = "";

	private @Nullable UploadProgress progress;

	private long announced = UNKNOWN;

	private long written;

	private boolean refused;

	private @Nullable Departure departure;

	private boolean headWritten;

	private boolean streamRefused;

	/**
	 * Forget the request before.
	 * @param next whether a byte of the request has left
	 */
	void begin(Departure next) {
		this.hiddenQuery = "";
		this.progress = null;
		this.announced = UNKNOWN;
		this.written = 0;
		this.refused = false;
		this.departure = next;
		this.headWritten = false;
		this.streamRefused = false;
	}

	/**
	 * Whether the server has certainly not processed the request: nothing of it was
	 * handed to the socket, or its stream was refused.
	 */
	boolean isUnprocessed() {
		Departure own = this.departure;
		return this.streamRefused || !this.headWritten || (own != null && !own.hasBegun());
	}

	/**
	 * A GOAWAY is reported to the streams that the server has not processed.
	 */
	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		this.streamRefused |= event instanceof Http2GoAwayFrame
				|| (event instanceof Http2ResetFrame reset && reset.errorCode() == Http2Error.REFUSED_STREAM.code());
		context.fireUserEventTriggered(event);
	}

	/**
	 * Add query parameters to the request while it is written. Reactor Netty logs the URI
	 * of each request at debug level, so what may be a key is not in there.
	 * @param query the parameters, encoded
	 */
	void hideQuery(String query) {
		this.hiddenQuery = query;
	}

	/**
	 * Report the bytes of the body as they are written. Reactor Netty takes many buffers
	 * from a body before the connection takes the first, so counting the body itself
	 * would run ahead.
	 * @param progress progress of the body
	 */
	void report(UploadProgress progress) {
		this.progress = progress;
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		int size = size(message);
		if (message instanceof HttpRequest request) {
			this.announced = contentLength(request);
			this.headWritten = true;
		}
		if (this.refused || !isWithinLength(message, size)) {
			refuse(context, message, promise, size);
			return;
		}
		this.written += size;
		ChannelPromise observed = (this.progress != null) ? this.progress.observe(message, size, promise) : promise;
		if (message instanceof HttpRequest request && !this.hiddenQuery.isEmpty()) {
			writeWithQuery(context, request, observed);
		}
		else {
			context.write(message, observed);
		}
	}

	private static int size(Object message) {
		if (message instanceof ByteBuf buffer) {
			return buffer.readableBytes();
		}
		return (message instanceof ByteBufHolder holder) ? holder.content().readableBytes() : 0;
	}

	private static long contentLength(HttpRequest request) {
		String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
		return (length != null) ? Long.parseLong(length) : UNKNOWN;
	}

	/**
	 * Bytes beyond the announced length would be another request to the server (RFC 9112,
	 * section 11.2), and bytes that are missing would be taken from the next one.
	 */
	private boolean isWithinLength(Object message, int size) {
		if (this.announced == UNKNOWN) {
			return true;
		}
		long total = this.written + size;
		return (message instanceof LastHttpContent) ? total == this.announced : total <= this.announced;
	}

	/**
	 * Nobody looks at the promise of an end that has no body of its own.
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	private void refuse(ChannelHandlerContext context, Object message, ChannelPromise promise, int size) {
		ReferenceCountUtil.release(message);
		long total = this.written + size;
		UnsafeRequestException failure = (total > this.announced)
				? UnsafeRequestException.bodyLongerThan(this.announced)
				: UnsafeRequestException.bodyShorterThan(this.announced, total);
		promise.tryFailure(failure);
		if (!this.refused) {
			this.refused = true;
			if (message instanceof LastHttpContent) {
				context.fireExceptionCaught(failure);
			}
			context.close();
		}
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private void writeWithQuery(ChannelHandlerContext context, HttpRequest request, ChannelPromise promise) {
		String uri = request.uri();
		request.setUri(uri + ((uri.indexOf('?') < 0) ? "?" : "&") + this.hiddenQuery);
		this.hiddenQuery = "";
		context.write(request, promise);
		request.setUri(uri);
	}

}
