package dev.tandem.transport;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * HTTP/1.1 codec of a connection that carries one exchange at a time, as every pooled
 * connection does. It knows where a response ends (RFC 9112, section 6.3), and gives the
 * connection up when a byte follows before the next request: Netty's own codec would
 * parse it as the start of the next response, which belongs to another caller.
 */
final class SingleExchangeCodec
		extends CombinedChannelDuplexHandler<SingleExchangeCodec.Decoder, SingleExchangeCodec.Encoder> {

	private final GiveUp giveUp;

	/**
	 * A request was sent whose final response is not complete.
	 */
	private boolean open;

	private boolean head;

	/**
	 * Create a codec.
	 * @param config limits of the decoder
	 * @param giveUp takes the connection out of use
	 */
	SingleExchangeCodec(HttpDecoderConfig config, GiveUp giveUp) {
		this.giveUp = giveUp;
		init(new Decoder(config), new Encoder());
	}

	/**
	 * Takes a connection out of use: no other exchange may get it, the running one may
	 * end.
	 */
	@FunctionalInterface
	interface GiveUp {

		void accept(Channel channel);

	}

	final class Encoder extends HttpRequestEncoder {

		@Override
		protected void encodeInitialLine(ByteBuf buffer, HttpRequest request) throws Exception {
			SingleExchangeCodec.this.open = true;
			SingleExchangeCodec.this.head = HttpMethod.HEAD.equals(request.method());
			super.encodeInitialLine(buffer, request);
		}

	}

	final class Decoder extends HttpResponseDecoder {

		private boolean interim;

		/**
		 * The response is a 204 that announces a body, which RFC 9110, section 8.6,
		 * forbids: it may follow once the next request has been sent.
		 */
		private boolean forbiddenBody;

		Decoder(HttpDecoderConfig config) {
			super(config);
		}

		@Override
		@SuppressWarnings("FutureReturnValueIgnored")
		protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
			if (!SingleExchangeCodec.this.open) {
				buffer.skipBytes(buffer.readableBytes());
				giveUp(context);
				context.close();
				return;
			}
			int before = out.size();
			super.decode(context, buffer, out);
			for (int i = before; i < out.size(); i++) {
				decoded(context, (HttpObject) out.get(i));
			}
			if (!SingleExchangeCodec.this.open && buffer.isReadable()) {
				buffer.skipBytes(buffer.readableBytes());
				giveUp(context);
			}
		}

		private void decoded(ChannelHandlerContext context, HttpObject part) {
			if (part.decoderResult().isFailure() || this.forbiddenBody) {
				giveUp(context);
			}
			if (part instanceof LastHttpContent && !this.interim) {
				SingleExchangeCodec.this.open = false;
			}
		}

		private void giveUp(ChannelHandlerContext context) {
			SingleExchangeCodec.this.giveUp.accept(context.channel());
		}

		@Override
		protected boolean isContentAlwaysEmpty(HttpMessage message) {
			HttpResponseStatus status = ((HttpResponse) message).status();
			this.interim = InterimResponses.isInterim(status);
			this.forbiddenBody = status.equals(HttpResponseStatus.NO_CONTENT) && announcesBody(message.headers());
			boolean answersHead = SingleExchangeCodec.this.head && status.codeClass() != HttpStatusClass.INFORMATIONAL;
			return answersHead || super.isContentAlwaysEmpty(message);
		}

		private static boolean announcesBody(HttpHeaders headers) {
			return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
					|| (headers.contains(HttpHeaderNames.CONTENT_LENGTH)
							&& !headers.contains(HttpHeaderNames.CONTENT_LENGTH, "0", false));
		}

	}

}
