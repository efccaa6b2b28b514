package dev.tandem.uri;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriBuilder;

/**
 * Spring's builder upon a base URL whose path is sent as it is written.
 */
final class WrittenBaseUriBuilder implements UriBuilder {

	private final WrittenBaseUrl baseUrl;

	private final UriBuilder delegate;

	/**
	 * Not for an address of another host, nor once the path is replaced: a value of a
	 * variable could be taken for the mark.
	 */
	private boolean marked;

	/**
	 * Create a builder.
	 * @param baseUrl the base URL
	 * @param delegate Spring's builder upon the marked URL
	 */
	WrittenBaseUriBuilder(WrittenBaseUrl baseUrl, UriBuilder delegate) {
		this.baseUrl = baseUrl;
		this.delegate = delegate;
		this.marked = baseUrl.isMarked(delegate.toUriString());
	}

	@Override
	public URI build(Map<String, ? extends @Nullable Object> uriVariables) {
		return restore(this.delegate.build(uriVariables));
	}

	@Override
	public URI build(@Nullable Object... uriVariables) {
		return restore(this.delegate.build(uriVariables));
	}

	private URI restore(URI address) {
		return this.marked ? URI.create(this.baseUrl.restore(address.toString())) : address;
	}

	@Override
	public String toUriString() {
		String template = this.delegate.toUriString();
		return this.marked ? this.baseUrl.restore(template) : template;
	}

	@Override
	public UriBuilder scheme(@Nullable String scheme) {
		this.delegate.scheme(scheme);
		return this;
	}

	@Override
	public UriBuilder userInfo(@Nullable String userInfo) {
		this.delegate.userInfo(userInfo);
		return this;
	}

	@Override
	public UriBuilder host(@Nullable String host) {
		this.delegate.host(host);
		return this;
	}

	@Override
	public UriBuilder port(int port) {
		this.delegate.port(port);
		return this;
	}

	@Override
	public UriBuilder port(@Nullable String port) {
		this.delegate.port(port);
		return this;
	}

	@Override
	public UriBuilder path(String path) {
		this.delegate.path(path);
		return this;
	}

	@Override
	public UriBuilder replacePath(@Nullable String path) {
		this.delegate.replacePath(path);
		this.marked = false;
		return this;
	}

	@Override
	public UriBuilder pathSegment(String... pathSegments) {
		this.delegate.pathSegment(pathSegments);
		return this;
	}

	@Override
	public UriBuilder query(String query) {
		this.delegate.query(query);
		return this;
	}

	@Override
	public UriBuilder replaceQuery(@Nullable String query) {
		this.delegate.replaceQuery(query);
		return this;
	}

	@Override
	public UriBuilder queryParam(String name, Object... values) {
		this.delegate.queryParam(name, values);
		return this;
	}

	@Override
	public UriBuilder queryParam(String name, @Nullable Collection<?> values) {
		this.delegate.queryParam(name, values);
		return this;
	}

	@Override
	public UriBuilder queryParamIfPresent(String name, Optional<?> value) {
		this.delegate.queryParamIfPresent(name, value);
		return this;
	}

	@Override
	public UriBuilder queryParams(MultiValueMap<String, String> params) {
		this.delegate.queryParams(params);
		return this;
	}

	@Override
	public UriBuilder replaceQueryParam(String name, Object... values) {
		this.delegate.replaceQueryParam(name, values);
		return this;
	}

	@Override
	public UriBuilder replaceQueryParam(String name, @Nullable Collection<?> values) {
		this.delegate.replaceQueryParam(name, values);
		return this;
	}

	@Override
	public UriBuilder replaceQueryParams(MultiValueMap<String, String> params) {
		this.delegate.replaceQueryParams(params);
		return this;
	}

	@Override
	public UriBuilder fragment(@Nullable String fragment) {
		this.delegate.fragment(fragment);
		return this;
	}

}
