package dev.tandem.transport;

import java.net.URI;
import java.util.regex.Pattern;

import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilder;

/**
 * Appends URI templates to a base URL as path segments, with or without a slash at their
 * start. Spring's own factory would make {@code /v1users} of {@code /v1} and
 * {@code users}.
 */
public final class BaseUrlUriBuilderFactory extends DefaultUriBuilderFactory {

	private static final Pattern ABSOLUTE = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:.*");

	/**
	 * Create a factory.
	 * @param baseUrl the base URL, without a trailing slash
	 */
	public BaseUrlUriBuilderFactory(URI baseUrl) {
		super(baseUrl.toString());
	}

	@Override
	public UriBuilder uriString(String uriTemplate) {
		boolean complete = uriTemplate.isEmpty() || "/?#".indexOf(uriTemplate.charAt(0)) >= 0
				|| ABSOLUTE.matcher(uriTemplate).matches();
		return super.uriString(complete ? uriTemplate : "/" + uriTemplate);
	}

}
