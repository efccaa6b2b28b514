package dev.tandem.test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import reactor.netty.http.client.HttpClientRequest;

import org.springframework.http.HttpMethod;
import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * A request as it was sent, without its body. The values of keys, credentials and
 * cookies, and of what {@code logging.redact} names, are shown as {@code [redacted]}.
 *
 * @param method HTTP method
 * @param uri path and query, without the parameters that the client adds by its settings
 * @param headers headers, whose names can be looked up in any case
 */
public record SentRequest(HttpMethod method, String uri, Map<String, List<String>> headers) {

	static final String MASK = "[redacted]";

	static SentRequest of(HttpClientRequest request, SecretNames secrets) {
		Map<String, List<String>> headers = new LinkedCaseInsensitiveMap<>();
		for (String name : request.requestHeaders().names()) {
			headers.put(name, secrets.headers().contains(name) ? List.of(MASK) : request.requestHeaders().getAll(name));
		}
		return new SentRequest(HttpMethod.valueOf(request.method().name()), shown(request.uri(), secrets), headers);
	}

	private static String shown(String uri, SecretNames secrets) {
		int query = uri.indexOf('?');
		if (query < 0) {
			return uri;
		}
		return Arrays.stream(uri.substring(query + 1).split("&")).map((parameter) -> {
			int value = parameter.indexOf('=') + 1;
			boolean secret = value > 0 && secrets.query().contains(decoded(parameter.substring(0, value - 1)));
			return secret ? parameter.substring(0, value) + MASK : parameter;
		}).collect(Collectors.joining("&", uri.substring(0, query + 1), ""));
	}

	private static String decoded(String name) {
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

	@Override
	public String toString() {
		return this.method + " " + this.uri + " " + this.headers;
	}

}
