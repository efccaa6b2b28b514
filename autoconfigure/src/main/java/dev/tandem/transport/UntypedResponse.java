package dev.tandem.transport;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * A response whose {@code Content-Type} is none. It is taken as if it had not been sent,
 * since {@code WebClient} would fail on it before it looks at the status.
 */
final class UntypedResponse extends ClientHttpResponseDecorator {

	private final HttpHeaders headers;

	private UntypedResponse(ClientHttpResponse response) {
		super(response);
		HttpHeaders untyped = new HttpHeaders();
		untyped.putAll(response.getHeaders());
		untyped.remove(HttpHeaders.CONTENT_TYPE);
		this.headers = HttpHeaders.readOnlyHttpHeaders(untyped);
	}

	static ClientHttpResponse orSame(ClientHttpResponse response) {
		try {
			response.getHeaders().getContentType();
			return response;
		}
		catch (InvalidMediaTypeException ex) {
			return new UntypedResponse(response);
		}
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

}
