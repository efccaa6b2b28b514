package dev.tandem.transport;

import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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

	private final HttpClientResponse response;

	private final Connection connection;

	private final HttpStatusCode status;

	private final HttpHeaders headers;

	private final AtomicReference<Body> body = new AtomicReference<>(Body.UNREAD);

	NettyResponse(HttpClientResponse response, Connection connection) {
		this.response = response;
		this.connection = connection;
		this.status = HttpStatusCode.valueOf(response.status().code());
		this.headers = HttpHeaders.readOnlyHttpHeaders(new Netty4HeadersAdapter(response.responseHeaders()));
	}

	/**
	 * The channel, by which Netty's log lines name it.
	 */
	@Override
	public String getId() {
		return this.connection.channel().id().asShortText();
	}

	@Override
	public HttpStatusCode getStatusCode() {
		return this.status;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public MultiValueMap<String, ResponseCookie> getCookies() {
		MultiValueMap<String, ResponseCookie> cookies = new LinkedMultiValueMap<>();
		this.response.cookies()
			.values()
			.forEach((values) -> values.forEach((cookie) -> cookies.add(cookie.name(), convert(cookie))));
		return CollectionUtils.unmodifiableMultiValueMap(cookies);
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
		return Flux.defer(this::receive).map((buffer) -> buffers.wrap(buffer.retain()));
	}

	private Flux<ByteBuf> receive() {
		if (!this.body.compareAndSet(Body.UNREAD, Body.READ) && this.body.get() == Body.GIVEN_UP) {
			return Flux.error(new IllegalStateException("The body was given up when its call was cancelled"));
		}
		return this.connection.inbound().receive();
	}

	/**
	 * The call was cancelled. Nobody would take the connection back if the body is not
	 * being read.
	 * @param method method of the request
	 */
	void giveUp(HttpMethod method) {
		if (mayHaveBody(method) && this.body.compareAndSet(Body.UNREAD, Body.GIVEN_UP)) {
			this.connection.inbound().receive().subscribe((buffer) -> {
			}, (failure) -> {
			});
		}
	}

	private boolean mayHaveBody(HttpMethod method) {
		int code = this.status.value();
		return !this.status.is1xxInformational() && code != 204 && code != 205 && !method.equals(HttpMethod.HEAD)
				&& this.headers.getContentLength() != 0;
	}

	@Override
	public @Nullable String toString() {
		return this.status + " from " + this.response.method() + " " + this.response.path();
	}

	private enum Body {

		UNREAD, READ, GIVEN_UP

	}

}
