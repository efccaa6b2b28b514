package dev.tandem.transport;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.cookie.ClientCookieEncoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A request that is written to Reactor Netty. Its headers are kept as Netty keeps them,
 * apart from those that Reactor Netty sets by itself: they need no copy of another kind
 * to be looked through and sent.
 */
final class NettyRequest implements ClientHttpRequest {

	private static final byte[] NOTHING = {};

	private final Hop hop;

	private final Completion completion;

	private final HttpClientRequest request;

	private final NettyOutbound outbound;

	private final RequestWriter writer;

	private final io.netty.handler.codec.http.HttpHeaders nettyHeaders = DefaultHttpHeadersFactory.headersFactory()
		.withValidation(false)
		.newHeaders();

	private final MultiValueMap<String, HttpCookie> cookies = new LinkedMultiValueMap<>(0);

	private final Map<String, Object> attributes = new LinkedHashMap<>();

	private HttpHeaders headers = new HttpHeaders(new Netty4HeadersAdapter(this.nettyHeaders));

	private @Nullable List<Supplier<? extends Mono<Void>>> actions;

	/**
	 * Copies the body, as long as it may be asked for.
	 */
	private @Nullable Supplier<byte[]> body;

	private boolean cookiesEncoded;

	private State state = State.NEW;

	NettyRequest(Hop hop, Completion completion, HttpClientRequest request, NettyOutbound outbound,
			ConnectionHandlers handlers) {
		this.hop = hop;
		this.completion = completion;
		this.request = request;
		this.outbound = outbound;
		this.writer = handlers.begin(connection().channel());
	}

	@Override
	public HttpMethod getMethod() {
		return this.hop.method();
	}

	@Override
	public URI getURI() {
		return this.hop.uri();
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	/**
	 * The headers as Netty keeps them.
	 */
	io.netty.handler.codec.http.HttpHeaders nettyHeaders() {
		return this.nettyHeaders;
	}

	@Override
	public MultiValueMap<String, HttpCookie> getCookies() {
		return (this.state == State.COMMITTED) ? CollectionUtils.unmodifiableMultiValueMap(this.cookies) : this.cookies;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return (this.state == State.COMMITTED) ? Collections.unmodifiableMap(this.attributes) : this.attributes;
	}

	@Override
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	public <T> T getNativeRequest() {
		return (T) this.request;
	}

	/**
	 * A copy of the body, {@code null} if it is not in memory as a whole.
	 */
	byte @Nullable [] copyOfBody() {
		return (this.body != null) ? this.body.get() : null;
	}

	/**
	 * What writes the request to its connection.
	 */
	RequestWriter writer() {
		return this.writer;
	}

	Connection connection() {
		return (Connection) this.request;
	}

	/**
	 * Let the response take its time. Reactor Netty takes null for none.
	 */
	@SuppressWarnings("NullAway")
	void allowSilence() {
		this.request.responseTimeout(null);
		ResponseWatch.suspend(connection().channel().pipeline());
	}

	/**
	 * Reactor Netty has set the one of the client.
	 */
	void withoutUserAgent() {
		this.request.requestHeaders().remove(HttpHeaderNames.USER_AGENT);
	}

	@Override
	public DataBufferFactory bufferFactory() {
		return new NettyDataBufferFactory(this.outbound.alloc());
	}

	@Override
	public void beforeCommit(Supplier<? extends Mono<Void>> action) {
		if (this.actions == null) {
			this.actions = new ArrayList<>();
		}
		this.actions.add(action);
	}

	@Override
	public boolean isCommitted() {
		return this.state != State.NEW;
	}

	/**
	 * A body of one buffer stays one: it is sent with its head.
	 */
	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		if (!(body instanceof Mono<? extends DataBuffer> one)) {
			return commit(false, () -> this.outbound.send(buffers(body)).then());
		}
		if (!this.completion.wantsBody()) {
			return writeOne(one);
		}
		return one.map(Optional::<DataBuffer>of).defaultIfEmpty(Optional.empty()).flatMap((encoded) -> {
			this.body = () -> encoded.map(NettyRequest::copy).orElse(NOTHING);
			return writeOne(Mono.justOrEmpty(encoded));
		});
	}

	private static byte[] copy(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.toByteBuffer(ByteBuffer.wrap(bytes));
		return bytes;
	}

	private Mono<Void> writeOne(Mono<? extends DataBuffer> one) {
		EncodedBody encoded = new EncodedBody(one);
		return commit(false,
				() -> this.outbound
					.send(encoded.map(NettyDataBufferFactory::toByteBuf).onErrorMap(ApplicationFailure::of))
					.then())
			.doFinally((end) -> encoded.discard());
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return commit(false,
				() -> this.outbound
					.sendGroups(Flux.from(body).map(NettyRequest::buffers).onErrorMap(ApplicationFailure::of))
					.then());
	}

	private static Publisher<ByteBuf> buffers(Publisher<? extends DataBuffer> body) {
		return Flux.from(body).map(NettyDataBufferFactory::toByteBuf).onErrorMap(ApplicationFailure::of);
	}

	@Override
	public Mono<Void> setComplete() {
		this.body = () -> NOTHING;
		return commit(true, Mono::empty);
	}

	private Mono<Void> commit(boolean bodiless, Supplier<Mono<Void>> write) {
		if (this.state != State.NEW) {
			return Mono.empty();
		}
		this.state = State.COMMITTING;
		Mono<Void> sending = Mono.defer(() -> {
			this.completion.complete(this, bodiless);
			this.body = null;
			send();
			this.state = State.COMMITTED;
			this.headers = HttpHeaders.readOnlyHttpHeaders(this.headers);
			return write.get();
		});
		return (this.actions != null) ? Flux.fromIterable(this.actions).concatMap(Supplier::get).then(sending)
				: sending;
	}

	/**
	 * Hand the head over. A header takes the place of the one that Reactor Netty has set.
	 * Cookies are encoded here, before anything is handed over that a refused one would
	 * leave behind.
	 */
	private void send() {
		encodeCookies();

		io.netty.handler.codec.http.HttpHeaders target = this.request.requestHeaders();
		this.nettyHeaders.iteratorCharSequence().forEachRemaining((header) -> target.remove(header.getKey()));
		this.nettyHeaders.iteratorCharSequence()
			.forEachRemaining((header) -> target.add(header.getKey(), header.getValue()));
		connection().channel().attr(ReactorClientHttpConnector.ATTRIBUTES_KEY).set(this.attributes);
	}

	/**
	 * Make a header of the cookies, unless that has been done.
	 */
	void encodeCookies() {
		if (!this.cookiesEncoded && !this.cookies.isEmpty()) {
			this.nettyHeaders.add(HttpHeaderNames.COOKIE, encoded(this.cookies));
		}
		this.cookiesEncoded = true;
	}

	private static String encoded(MultiValueMap<String, HttpCookie> cookies) {
		List<Cookie> encoded = new ArrayList<>(cookies.size());
		cookies.values()
			.forEach((values) -> values
				.forEach((cookie) -> encoded.add(new DefaultCookie(cookie.getName(), cookie.getValue()))));
		return ClientCookieEncoder.STRICT.encode(encoded);
	}

	/**
	 * Completes a request before it is sent.
	 */
	interface Completion {

		/**
		 * Whether the body has to be encoded before the request is complete.
		 */
		boolean wantsBody();

		/**
		 * Add what the client sends with every call.
		 * @param request the request as the call has written it
		 * @param bodiless whether it has no body
		 */
		void complete(NettyRequest request, boolean bodiless);

	}

	private enum State {

		NEW, COMMITTING, COMMITTED

	}

}
