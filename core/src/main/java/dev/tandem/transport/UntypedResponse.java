package dev.tandem.transport;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * A response with a malformed {@code Content-Type}, treated as absent, since
 * {@code WebClient} would fail on it before it looks at the status. JSON with an unknown
 * character set is JSON: it is UTF-8 by its own standard (RFC 8259, section 8.1).
 */
final class UntypedResponse extends ClientHttpResponseDecorator {

	private final HttpHeaders headers;

	private UntypedResponse(ClientHttpResponse response, @Nullable MediaType type) {
		super(response);
		HttpHeaders untyped = new HttpHeaders();
		untyped.putAll(response.getHeaders());
		untyped.remove(HttpHeaders.CONTENT_TYPE);
		if (type != null) {
			untyped.setContentType(type);
		}
		this.headers = HttpHeaders.readOnlyHttpHeaders(untyped);
	}

	static ClientHttpResponse orSame(ClientHttpResponse response) {
		try {
			response.getHeaders().getContentType();
			return response;
		}
		catch (InvalidMediaTypeException ex) {
			return new UntypedResponse(response, json(ex.getMediaType()));
		}
	}

	private static @Nullable MediaType json(String sent) {
		int end = sent.indexOf(';');
		String type = ((end >= 0) ? sent.substring(0, end) : sent).strip().toLowerCase(Locale.ROOT);
		if (!type.endsWith("/json") && !type.endsWith("+json") && !type.endsWith("/x-ndjson")) {
			return null;
		}
		try {
			return MediaType.parseMediaType(type);
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

}
