package dev.tandem.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.Collections;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Answers {@code GET /items/{id}} with one item, {@code GET /items} with a hundred,
 * {@code GET /content} with a mebibyte, and {@code POST /items} with what was posted.
 */
@Sharable
final class FixedAnswers extends SimpleChannelInboundHandler<FullHttpRequest> {

	private static final String ITEM = """
			{"id":4711,"title":"Renew the certificate of the gateway","owner":"maria.schmidt@example.com",\
			"done":false,"priority":3,"due":"2026-11-30","tags":["ops","tls","urgent"]}""";

	private static final int LIST_SIZE = 100;

	private static final int CONTENT_SIZE = 1024 * 1024;

	private final ByteBuf item = text(ITEM);

	private final ByteBuf list = text("[" + String.join(",", Collections.nCopies(LIST_SIZE, ITEM)) + "]");

	private final ByteBuf content = Unpooled
		.unreleasableBuffer(Unpooled.directBuffer(CONTENT_SIZE).writeZero(CONTENT_SIZE));

	private static ByteBuf text(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
		if (request.headers().get(HttpHeaderNames.AUTHORIZATION) == null) {
			answer(context, HttpResponseStatus.UNAUTHORIZED, "text/plain", Unpooled.EMPTY_BUFFER);
		}
		else if (HttpMethod.POST.equals(request.method())) {
			answer(context, HttpResponseStatus.OK, "application/json", request.content().retain());
		}
		else if (request.uri().startsWith("/content")) {
			answer(context, HttpResponseStatus.OK, "application/octet-stream", this.content.duplicate());
		}
		else if (request.uri().startsWith("/items/")) {
			answer(context, HttpResponseStatus.OK, "application/json", this.item.duplicate());
		}
		else {
			answer(context, HttpResponseStatus.OK, "application/json", this.list.duplicate());
		}
	}

	private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String type, ByteBuf body) {
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
		response.headers()
			.set(HttpHeaderNames.CONTENT_TYPE, type)
			.setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
		context.writeAndFlush(response).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
	}

}
