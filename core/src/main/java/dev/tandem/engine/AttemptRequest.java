package dev.tandem.engine;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.ObjectUtils;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactiveHttpRequestValues;

/**
 * The request of one attempt, as {@code WebClient} would make it. It shows what the proxy
 * has put together, and copies it only where something is added.
 */
final class AttemptRequest implements ClientRequest, HttpRequest {

	private static final String URI_TEMPLATE = WebClient.class.getName() + ".uriTemplate";

	private final PlainClient client;

	private final HttpRequestValues values;

	private final HttpMethod method;

	private final URI url;

	private HttpHeaders headers;

	private MultiValueMap<String, String> cookies;

	private @Nullable Map<String, Object> attributes;

	private @Nullable Consumer<ClientHttpRequest> consumer;

	AttemptRequest(PlainClient client, HttpRequestValues values) {
		this.client = client;
		this.values = values;
		this.method = method(values);
		this.headers = values.getHeaders();
		this.cookies = values.getCookies();
		this.url = client.versions().insert(values.getApiVersion(), client.uri(values), this::mutableHeaders);
	}

	private static HttpMethod method(HttpRequestValues values) {
		HttpMethod method = values.getHttpMethod();
		if (method == null) {
			throw new IllegalArgumentException("HttpMethod is required");
		}
		return method;
	}

	/**
	 * The operation that the request stands for.
	 */
	OperationMetadata metadata() {
		return OperationMetadata.of(this.values);
	}

	/**
	 * The template of the address, with the base URL; {@code null} if the call was given
	 * an address.
	 */
	@Nullable String uriTemplate() {
		return this.client.uriTemplate(this.values);
	}

	@SuppressWarnings("ReferenceEquality")
	HttpHeaders mutableHeaders() {
		if (this.headers == this.values.getHeaders()) {
			this.headers = HttpHeaders.copyOf(this.headers);
		}
		return this.headers;
	}

	@SuppressWarnings("ReferenceEquality")
	MultiValueMap<String, String> mutableCookies() {
		if (this.cookies == this.values.getCookies()) {
			this.cookies = new LinkedMultiValueMap<>(this.cookies);
		}
		return this.cookies;
	}

	Map<String, Object> mutableAttributes() {
		Map<String, Object> known = this.attributes;
		if (known == null) {
			known = new LinkedHashMap<>();
			putAttributes(known);
			this.attributes = known;
		}
		return known;
	}

	private void putAttributes(Map<String, Object> target) {
		if (this.attributes != null) {
			target.putAll(this.attributes);
			return;
		}
		target.putAll(this.values.getAttributes());
		String template = uriTemplate();
		if (template != null) {
			target.put(URI_TEMPLATE, template);
		}
	}

	/**
	 * Whether something was added to what the proxy has put together.
	 */
	@SuppressWarnings("ReferenceEquality")
	boolean isChanged() {
		return this.headers != this.values.getHeaders() || this.cookies != this.values.getCookies();
	}

	void add(Consumer<ClientHttpRequest> further) {
		this.consumer = (this.consumer != null) ? this.consumer.andThen(further) : further;
	}

	@Override
	public HttpMethod method() {
		return this.method;
	}

	@Override
	public URI url() {
		return this.url;
	}

	@Override
	public HttpHeaders headers() {
		return HttpHeaders.readOnlyHttpHeaders(this.headers);
	}

	@Override
	public MultiValueMap<String, String> cookies() {
		return CollectionUtils.unmodifiableMultiValueMap(this.cookies);
	}

	@Override
	@SuppressWarnings("unchecked")
	public BodyInserter<?, ? super ClientHttpRequest> body() {
		Object body = this.values.getBodyValue();
		if (body != null) {
			ParameterizedTypeReference<?> type = this.values.getBodyValueType();
			return (type != null) ? BodyInserters.fromValue(body, (ParameterizedTypeReference<Object>) type)
					: BodyInserters.fromValue(body);
		}
		if (this.values instanceof ReactiveHttpRequestValues reactive) {
			Publisher<?> publisher = reactive.getBodyPublisher();
			ParameterizedTypeReference<?> type = reactive.getBodyPublisherElementType();
			if (publisher != null && type != null) {
				return BodyInserters.fromPublisher((Publisher<Object>) publisher,
						(ParameterizedTypeReference<Object>) type);
			}
		}
		return BodyInserters.empty();
	}

	@Override
	public Map<String, Object> attributes() {
		return Collections.unmodifiableMap(mutableAttributes());
	}

	@Override
	public @Nullable Consumer<ClientHttpRequest> httpRequest() {
		return this.consumer;
	}

	@Override
	public String logPrefix() {
		return "[" + ObjectUtils.getIdentityHexString(this) + "] ";
	}

	@Override
	public HttpMethod getMethod() {
		return this.method;
	}

	@Override
	public URI getURI() {
		return this.url;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return attributes();
	}

	@Override
	public HttpHeaders getHeaders() {
		return headers();
	}

	@Override
	public Mono<Void> writeTo(ClientHttpRequest request, ExchangeStrategies strategies) {
		if (!this.headers.isEmpty()) {
			this.headers.forEach(request.getHeaders()::putIfAbsent);
		}
		if (!this.cookies.isEmpty()) {
			this.cookies.forEach((name, texts) -> texts
				.forEach((text) -> request.getCookies().add(name, new HttpCookie(name, text))));
		}
		putAttributes(request.getAttributes());
		if (this.consumer != null) {
			this.consumer.accept(request);
		}
		if (isBodiless()) {
			return request.setComplete();
		}
		return body().insert(request, new BodyInserter.Context() {
			@Override
			public List<HttpMessageWriter<?>> messageWriters() {
				return strategies.messageWriters();
			}

			@Override
			public Optional<ServerHttpRequest> serverRequest() {
				return Optional.empty();
			}

			@Override
			public Map<String, Object> hints() {
				return Map.of();
			}
		});
	}

	boolean isBodiless() {
		return RequestCheck.isBodiless(this.values);
	}

}
