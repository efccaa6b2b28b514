package dev.tandem.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Decompresses responses in place of Netty's handler, which takes a body that is cut
 * short for complete. It stays with its connection.
 */
final class ContentDecompressor extends HttpContentDecompressor {

	private @Nullable Inflation inflation;

	private boolean failed;

	private ContentDecompressor() {
		super(false, 0);
	}

	/**
	 * Decompress the responses of a connection, in place of Netty's handler where there
	 * is one.
	 * @param pipeline pipeline of the connection
	 */
	static void install(ChannelPipeline pipeline) {
		ChannelHandler present = pipeline.get(NettyPipeline.HttpDecompressor);
		if (present == null) {
			add(new ContentDecompressor(), pipeline);
		}
		else if (present.getClass() == HttpContentDecompressor.class) {
			pipeline.replace(NettyPipeline.HttpDecompressor, NettyPipeline.HttpDecompressor, new ContentDecompressor());
		}
	}

	/**
	 * Decompress a response whose head has passed already.
	 * @param pipeline pipeline of the connection
	 * @param response the head, which is changed as if it had come through the handler
	 */
	static void begin(ChannelPipeline pipeline, HttpClientResponse response) {
		ContentDecompressor decompressor = new ContentDecompressor();
		add(decompressor, pipeline);
		HttpObject head = new DefaultHttpResponse(response.version(), response.status(), response.responseHeaders());
		decompressor.decode(decompressor.ctx, head, new ArrayList<>(1));
	}

	private static void add(ContentDecompressor decompressor, ChannelPipeline pipeline) {
		pipeline.addBefore(NettyPipeline.ReactiveBridge, NettyPipeline.HttpDecompressor, decompressor);
	}

	/**
	 * A response that cannot be decompressed has no end that Reactor Netty would see, so
	 * its connection is closed.
	 */
	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	protected void decode(ChannelHandlerContext context, HttpObject message, List<Object> out) {
		if (this.failed) {
			return;
		}
		try {
			decompress(context, message, out);
		}
		catch (Exception ex) {
			this.failed = true;
			context.fireExceptionCaught(ex);
			context.close();
		}
	}

	private void decompress(ChannelHandlerContext context, HttpObject message, List<Object> out) throws Exception {
		Inflation running = this.inflation;
		if (running != null && message instanceof LastHttpContent) {
			running.expectEnd();
			this.inflation = null;
		}
		super.decode(context, message, out);
	}

	@Override
	protected @Nullable EmbeddedChannel newContentDecoder(String encoding) throws Exception {
		CompressedFormat format = switch (encoding.toLowerCase(Locale.ROOT)) {
			case "gzip", "x-gzip" -> CompressedFormat.GZIP;
			case "deflate", "x-deflate" -> CompressedFormat.DEFLATE;
			default -> null;
		};
		this.inflation = (format != null) ? new Inflation(format) : null;
		if (this.inflation == null) {
			return super.newContentDecoder(encoding);
		}
		Channel channel = this.ctx.channel();
		return EmbeddedChannel.builder()
			.channelId(channel.id())
			.hasDisconnect(channel.metadata().hasDisconnect())
			.config(channel.config())
			.handlers(this.inflation)
			.build();
	}

}
