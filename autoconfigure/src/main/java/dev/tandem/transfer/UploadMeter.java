package dev.tandem.transfer;

import dev.tandem.TransferListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

import org.springframework.http.client.reactive.ClientHttpRequest;

/**
 * Tells of the bytes of a request body once they are written. Reactor Netty takes many
 * buffers from a body before the connection takes the first, so counting the body itself
 * would run ahead.
 */
final class UploadMeter extends ChannelOutboundHandlerAdapter {

	private final TransferProgress progress;

	private UploadMeter(TransferProgress progress) {
		this.progress = progress;
	}

	static void add(ClientHttpRequest request, TransferListener listener) {
		Connection connection = request.getNativeRequest();
		TransferProgress progress = new TransferProgress(listener, TransferListener.Direction.UPLOAD,
				request.getHeaders().getContentLength());
		connection.channel().pipeline().addBefore(NettyPipeline.ReactiveBridge, null, new UploadMeter(progress));
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		int count = size(message);
		if (message instanceof HttpRequest && !(message instanceof FullHttpRequest && count == 0)) {
			this.progress.begin();
		}
		if (message instanceof LastHttpContent) {
			context.pipeline().remove(this);
		}
		if (count == 0) {
			context.write(message, promise);
		}
		else {
			ChannelPromise written = promise.unvoid();
			context.write(message, written).addListener((done) -> {
				if (done.isSuccess()) {
					this.progress.add(count);
				}
			});
		}
	}

	private static int size(Object message) {
		if (message instanceof ByteBuf buffer) {
			return buffer.readableBytes();
		}
		return (message instanceof ByteBufHolder holder) ? holder.content().readableBytes() : 0;
	}

}
