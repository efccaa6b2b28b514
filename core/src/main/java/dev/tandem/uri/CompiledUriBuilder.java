package dev.tandem.uri;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriBuilder;

/**
 * Builds addresses from a compiled template. Whatever else is asked for, Spring's builder
 * does, and goes on from there.
 */
final class CompiledUriBuilder implements UriBuilder {

	private final CompiledTemplate template;

	private final Supplier<UriBuilder> parser;

	private @Nullable UriBuilder parsed;

	/**
	 * Create a builder.
	 * @param template the template
	 * @param parser parses it
	 */
	CompiledUriBuilder(CompiledTemplate template, Supplier<UriBuilder> parser) {
		this.template = template;
		this.parser = parser;
	}

	private UriBuilder parsed() {
		if (this.parsed == null) {
			this.parsed = this.parser.get();
		}
		return this.parsed;
	}

	private boolean isUntouched() {
		return this.parsed == null && this.template.isKnown();
	}

	@Override
	public URI build(Map<String, ? extends @Nullable Object> uriVariables) {
		String address = isUntouched() ? this.template.expand(uriVariables) : null;
		return (address != null) ? URI.create(address) : parsed().build(uriVariables);
	}

	@Override
	public URI build(@Nullable Object... uriVariables) {
		return parsed().build(uriVariables);
	}

	@Override
	public String toUriString() {
		return isUntouched() ? this.template.template() : parsed().toUriString();
	}

	@Override
	public UriBuilder scheme(@Nullable String scheme) {
		return parsed().scheme(scheme);
	}

	@Override
	public UriBuilder userInfo(@Nullable String userInfo) {
		return parsed().userInfo(userInfo);
	}

	@Override
	public UriBuilder host(@Nullable String host) {
		return parsed().host(host);
	}

	@Override
	public UriBuilder port(int port) {
		return parsed().port(port);
	}

	@Override
	public UriBuilder port(@Nullable String port) {
		return parsed().port(port);
	}

	@Override
	public UriBuilder path(String path) {
		return parsed().path(path);
	}

	@Override
	public UriBuilder replacePath(@Nullable String path) {
		return parsed().replacePath(path);
	}

	@Override
	public UriBuilder pathSegment(String... pathSegments) {
		return parsed().pathSegment(pathSegments);
	}

	@Override
	public UriBuilder query(String query) {
		return parsed().query(query);
	}

	@Override
	public UriBuilder replaceQuery(@Nullable String query) {
		return parsed().replaceQuery(query);
	}

	@Override
	public UriBuilder queryParam(String name, Object... values) {
		return parsed().queryParam(name, values);
	}

	@Override
	public UriBuilder queryParam(String name, @Nullable Collection<?> values) {
		return parsed().queryParam(name, values);
	}

	@Override
	public UriBuilder queryParamIfPresent(String name, Optional<?> value) {
		return parsed().queryParamIfPresent(name, value);
	}

	@Override
	public UriBuilder queryParams(MultiValueMap<String, String> params) {
		return parsed().queryParams(params);
	}

	@Override
	public UriBuilder replaceQueryParam(String name, Object... values) {
		return parsed().replaceQueryParam(name, values);
	}

	@Override
	public UriBuilder replaceQueryParam(String name, @Nullable Collection<?> values) {
		return parsed().replaceQueryParam(name, values);
	}

	@Override
	public UriBuilder replaceQueryParams(MultiValueMap<String, String> params) {
		return parsed().replaceQueryParams(params);
	}

	@Override
	public UriBuilder fragment(@Nullable String fragment) {
		return parsed().fragment(fragment);
	}

}
