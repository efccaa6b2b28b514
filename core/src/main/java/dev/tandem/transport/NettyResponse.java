package dev.tandem.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A response that is read from Reactor Netty.
 */
final class NettyResponse implements ClientHttpResponse {

	private static final Log logger = LogFactory.getLog(NettyResponse.class);

	private final Exchange exchange;

	private final HttpClientResponse response;

	private final Connection connection;

	private @Nullable HttpStatusCode status;

	private final HttpHeaders headers;

	private final EventLoop loop;

	NettyResponse(Exchange exchange, HttpClientResponse response, Connection connection) {
		this.exchange = exchange;
		this.response = response;
		this.connection = connection;
		this.loop = connection.channel().eventLoop();
		this.headers = HttpHeaders.readOnlyHttpHeaders(new Netty4HeadersAdapter(response.responseHeaders()));
	}

	/**
	 * The channel, by which Netty's log lines name it.
	 */
	@Override
	public String getId() {
		return this.connection.channel().id().asShortText();
	}

	/**
	 * The status.
	 * @throws IllegalArgumentException if the server has sent a number that is none
	 */
	@Override
	public HttpStatusCode getStatusCode() {
		HttpStatusCode known = this.status;
		if (known == null) {
			known = HttpStatusCode.valueOf(this.response.status().code());
			this.status = known;
		}
		return known;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public MultiValueMap<String, ResponseCookie> getCookies() {
		MultiValueMap<String, ResponseCookie> cookies = new LinkedMultiValueMap<>();
		this.response.cookies().values().forEach((values) -> values.forEach((cookie) -> add(cookie, cookies)));
		return CollectionUtils.unmodifiableMultiValueMap(cookies);
	}

	/**
	 * One that Spring does not take, such as for a domain with a port, is left in the
	 * headers: it must not hide the response.
	 */
	private static void add(Cookie cookie, MultiValueMap<String, ResponseCookie> cookies) {
		try {
			cookies.add(cookie.name(), convert(cookie));
		}
		catch (IllegalArgumentException ex) {
			logger.debug("A cookie of a response is not shown: its domain, path or value is not valid");
		}
	}

	private static ResponseCookie convert(Cookie cookie) {
		ResponseCookie.ResponseCookieBuilder builder = ResponseCookie.fromClientResponse(cookie.name(), cookie.value())
			.domain(cookie.domain())
			.path(cookie.path())
			.maxAge(cookie.maxAge())
			.secure(cookie.isSecure())
			.httpOnly(cookie.isHttpOnly());
		if (cookie instanceof DefaultCookie more) {
			builder.sameSite((more.sameSite() != null) ? more.sameSite().name() : null)
				.partitioned(more.isPartitioned());
		}
		return builder.build();
	}

	@Override
	public Flux<DataBuffer> getBody() {
		NettyDataBufferFactory buffers = new NettyDataBufferFactory(this.connection.outbound().alloc());
		UnaskedEncodingException refusal = getStatusCode().is2xxSuccessful() ? unaskedEncoding() : null;
		if (refusal != null) {
			return Flux.defer(this::receive).takeWhile((buffer) -> false).thenMany(Flux.error(refusal));
		}
		return new ReceivedBuffers(this::receive, buffers, this.loop);
	}

	/**
	 * What is decompressed on the way has no encoding any more. A caller who asks for an
	 * encoding reads it, and one who asks for nothing takes what comes.
	 */
	private @Nullable UnaskedEncodingException unaskedEncoding() {
		String encoding = this.response.responseHeaders().get(HttpHeaderNames.CONTENT_ENCODING);
		if (encoding == null) {
			return null;
		}
		String accepted = String.join(", ", this.response.requestHeaders().getAll(HttpHeaderNames.ACCEPT_ENCODING));
		boolean asked = accepted.isBlank() || AcceptedEncodings.contain(accepted, encoding);
		return asked ? null : new UnaskedEncodingException(encoding, accepted);
	}

	private Flux<ByteBuf> receive() {
		return this.exchange.startReading() ? this.connection.inbound().receive() : Flux.create(NettyResponse::refuse);
	}

	/**
	 * Reactor would log an error for a reader who has cancelled.
	 */
	private static void refuse(FluxSink<ByteBuf> reader) {
		if (!reader.isCancelled()) {
			reader.error(new IllegalStateException("The body was given up when its call was cancelled"));
		}
	}

	@Override
	public @Nullable String toString() {
		return this.response.status() + " from " + this.response.method() + " " + this.response.path();
	}

}
