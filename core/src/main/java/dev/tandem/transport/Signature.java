package dev.tandem.transport;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.RequestSigner;
import dev.tandem.SignableRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Has the signer of a client sign a request, as the last before it is checked and sent.
 */
final class Signature implements SignableRequest {

	private final String client;

	private final NettyRequest request;

	private final String addedQuery;

	private final Set<String> added = new HashSet<>();

	private Signature(String client, NettyRequest request, String addedQuery) {
		this.client = client;
		this.request = request;
		this.addedQuery = addedQuery;
	}

	/**
	 * Sign a request.
	 * @param signer signs it
	 * @param client name of the client
	 * @param request the request
	 * @param addedQuery what the client adds to its query, encoded
	 * @return names, in lower case, of the headers that were added
	 */
	static Set<String> add(RequestSigner signer, String client, NettyRequest request, String addedQuery) {
		Signature signature = new Signature(client, request, addedQuery);
		try {
			signer.sign(signature);
		}
		catch (Throwable ex) {
			throw ApplicationFailure.thrown(ex);
		}
		return signature.added;
	}

	@Override
	public String client() {
		return this.client;
	}

	@Override
	public HttpMethod method() {
		return this.request.getMethod();
	}

	@Override
	public URI uri() {
		URI uri = this.request.getURI();
		String path = uri.getRawPath();
		String query = Stream.of(Objects.requireNonNullElse(uri.getRawQuery(), ""), this.addedQuery)
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining("&"));
		return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + (path.isEmpty() ? "/" : path)
				+ (query.isEmpty() ? "" : "?" + query));
	}

	@Override
	public HttpHeaders headers() {
		return HttpHeaders.readOnlyHttpHeaders(this.request.getHeaders());
	}

	@Override
	public byte @Nullable [] body() {
		return this.request.copyOfBody();
	}

	@Override
	public void addHeader(String name, String value) {
		RequestGuard.checkHeader(name, value);
		this.request.getHeaders().set(name, value);
		this.added.add(name.toLowerCase(Locale.ROOT));
	}

}
