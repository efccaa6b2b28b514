package dev.tandem.transport;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.client.HttpResponseDecoderSpec;

/**
 * Puts Tandem's handlers into a connection before its first exchange. They stay, so that
 * no exchange adds a handler that a failure could leave behind.
 */
final class ConnectionHandlers {

	/**
	 * Name of the HTTP/1.1 codec, which Reactor Netty adds other handlers next to.
	 */
	static final String CODEC = NettyPipeline.HttpCodec;

	private static final String INTERIM_RESPONSES = "tandem.interimResponses";

	private static final String REQUEST_WRITER = "tandem.requestWriter";

	private static final String UPLOAD_WATCH = "tandem.uploadWatch";

	private final HttpDecoderConfig decoder;

	private final boolean decompressing;

	private final @Nullable Duration head;

	private final Duration idle;

	/**
	 * Create the handlers of a client's connections.
	 * @param client the HTTP client
	 * @param head time for the head of a response to come, {@code null} for any
	 * @param idle time for the next bytes of a body to be sent or to come
	 */
	ConnectionHandlers(HttpClient client, @Nullable Duration head, Duration idle) {
		this.decoder = decoder(client.configuration().decoder());
		this.decompressing = client.configuration().isAcceptGzip();
		this.head = head;
		this.idle = idle;
	}

	/**
	 * As Reactor Netty configures its own.
	 */
	@SuppressWarnings("deprecation")
	private static HttpDecoderConfig decoder(HttpResponseDecoderSpec spec) {
		return new HttpDecoderConfig().setMaxInitialLineLength(spec.maxInitialLineLength())
			.setMaxHeaderSize(spec.maxHeaderSize())
			.setMaxChunkSize(spec.maxChunkSize())
			.setValidateHeaders(spec.validateHeaders())
			.setInitialBufferSize(spec.initialBufferSize())
			.setAllowDuplicateContentLengths(spec.allowDuplicateContentLengths())
			.setAllowPartialChunks(spec.allowPartialChunks());
	}

	/**
	 * A request is about to be written.
	 * @param channel the connection, or the stream of one
	 * @return what writes the request
	 */
	RequestWriter begin(Channel channel) {
		ChannelPipeline pipeline = channel.pipeline();
		RequestWriter writer = pipeline.get(RequestWriter.class);
		if (writer == null) {
			writer = install(channel, pipeline);
		}
		Channel parent = channel.parent();
		writer.begin(Departure.next((parent != null) ? parent : channel));
		ResponseWatch.begin(pipeline, this.head, this.idle);
		return writer;
	}

	/**
	 * The head of a response has come.
	 * @param channel where it has come from: if the request has changed its connection to
	 * HTTP/2, a stream that no request was written to
	 * @param response the head
	 */
	void responded(Channel channel, HttpClientResponse response) {
		ChannelPipeline pipeline = channel.pipeline();
		if (this.decompressing && channel.parent() != null && pipeline.context(RequestWriter.class) == null) {
			ContentDecompressor.begin(pipeline, response);
		}
	}

	private RequestWriter install(Channel channel, ChannelPipeline pipeline) {
		if (channel.parent() != null) {
			Http2InterimResponses.discardIn(channel.parent().pipeline());
			Http2OversizedHead.reportIn(channel.parent().pipeline());
		}
		else if (pipeline.context(NettyPipeline.H2CUpgradeHandler) != null) {
			pipeline.addAfter(pipeline.context(HttpClientCodec.class).name(), INTERIM_RESPONSES,
					new InterimResponses());
			pipeline.addAfter(NettyPipeline.H2CUpgradeHandler, null, new UpgradeOutcome(() -> replaceCodec(pipeline)));
		}
		else {
			replaceCodec(pipeline);
			pipeline.addAfter(CODEC, INTERIM_RESPONSES, new InterimResponses());
		}
		if (this.decompressing) {
			ContentDecompressor.install(pipeline);
		}
		RequestWriter writer = new RequestWriter();
		pipeline.addBefore(NettyPipeline.ReactiveBridge, UPLOAD_WATCH, new UploadWatch(this.idle));
		pipeline.addBefore(NettyPipeline.ReactiveBridge, REQUEST_WRITER, writer);
		return writer;
	}

	private void replaceCodec(ChannelPipeline pipeline) {
		pipeline.replace(HttpClientCodec.class, CODEC,
				new SingleExchangeCodec(this.decoder, (used) -> Connection.from(used).markPersistent(false)));
	}

}
