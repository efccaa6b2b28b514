package dev.tandem.engine;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

import org.reactivestreams.Publisher;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Adds to the request of an attempt what its observers add, such as the headers of a
 * trace. Method, address and body are not theirs to change.
 *
 * @param request the request
 */
record RequestCarrier(AttemptRequest request) implements ClientRequest.Builder {

	@Override
	public ClientRequest.Builder header(String name, String... values) {
		for (String value : values) {
			this.request.mutableHeaders().add(name, value);
		}
		return this;
	}

	@Override
	public ClientRequest.Builder headers(Consumer<HttpHeaders> change) {
		change.accept(this.request.mutableHeaders());
		return this;
	}

	@Override
	public ClientRequest.Builder cookie(String name, String... values) {
		for (String value : values) {
			this.request.mutableCookies().add(name, value);
		}
		return this;
	}

	@Override
	public ClientRequest.Builder cookies(Consumer<MultiValueMap<String, String>> change) {
		change.accept(this.request.mutableCookies());
		return this;
	}

	@Override
	public ClientRequest.Builder attribute(String name, Object value) {
		this.request.mutableAttributes().put(name, value);
		return this;
	}

	@Override
	public ClientRequest.Builder attributes(Consumer<Map<String, Object>> change) {
		change.accept(this.request.mutableAttributes());
		return this;
	}

	@Override
	public ClientRequest.Builder httpRequest(Consumer<ClientHttpRequest> further) {
		this.request.add(further);
		return this;
	}

	@Override
	public ClientRequest.Builder method(HttpMethod method) {
		throw unchangeable("method");
	}

	@Override
	public ClientRequest.Builder url(URI url) {
		throw unchangeable("URL");
	}

	@Override
	public ClientRequest.Builder body(BodyInserter<?, ? super ClientHttpRequest> inserter) {
		throw unchangeable("body");
	}

	@Override
	public <S, P extends Publisher<S>> ClientRequest.Builder body(P publisher, Class<S> elementClass) {
		throw unchangeable("body");
	}

	@Override
	public <S, P extends Publisher<S>> ClientRequest.Builder body(P publisher,
			ParameterizedTypeReference<S> typeReference) {
		throw unchangeable("body");
	}

	private static UnsupportedOperationException unchangeable(String what) {
		return new UnsupportedOperationException("An observer cannot change the %s of a request".formatted(what));
	}

	@Override
	public ClientRequest build() {
		return this.request;
	}

}
