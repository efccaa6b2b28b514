package dev.tandem.uri;

import java.net.URI;
import java.util.regex.Pattern;

import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilder;

/**
 * Appends URI templates to a base URL as path segments, with or without a slash at their
 * start. Spring's own factory would make {@code /v1users} of {@code /v1} and
 * {@code users}. What it makes of a template is found out once; an address is then put
 * together from pieces, the same as Spring's to the byte, but for the base URL, which
 * stays as it is written.
 */
public final class BaseUrlUriBuilderFactory extends DefaultUriBuilderFactory {

	private static final Pattern ABSOLUTE = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:.*");

	/**
	 * Templates that are kept compiled. The parameters that a call leaves out make
	 * another template.
	 */
	private static final int CACHE_SIZE = 512;

	private final WrittenBaseUrl baseUrl;

	private final ConcurrentLruCache<String, CompiledTemplate> templates = new ConcurrentLruCache<>(CACHE_SIZE,
			(template) -> CompiledTemplate.of(() -> parse(template)));

	/**
	 * Create a factory.
	 * @param baseUrl the base URL, without a trailing slash
	 */
	public BaseUrlUriBuilderFactory(URI baseUrl) {
		this(new WrittenBaseUrl(baseUrl));
	}

	private BaseUrlUriBuilderFactory(WrittenBaseUrl baseUrl) {
		super(baseUrl.marked());
		this.baseUrl = baseUrl;
	}

	/**
	 * Begin with a template, which is parsed if more is done to it than putting in
	 * values.
	 * @param uriTemplate the template
	 * @return the builder
	 */
	@Override
	public UriBuilder uriString(String uriTemplate) {
		return new CompiledUriBuilder(this.templates.get(uriTemplate), () -> parse(uriTemplate));
	}

	/**
	 * Begin with a template as Spring does.
	 */
	UriBuilder parse(String uriTemplate) {
		boolean complete = uriTemplate.isEmpty() || "/?#".indexOf(uriTemplate.charAt(0)) >= 0
				|| ABSOLUTE.matcher(uriTemplate).matches();
		return new WrittenBaseUriBuilder(this.baseUrl, super.uriString(complete ? uriTemplate : "/" + uriTemplate));
	}

	/**
	 * Begin with the base URL.
	 * @return the builder
	 */
	@Override
	public UriBuilder builder() {
		return uriString("");
	}

}
