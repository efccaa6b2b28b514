package dev.tandem.uri;

import java.net.URI;
import java.util.List;
import java.util.Map;

import dev.tandem.resilience.Failover;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriBuilder;
import org.springframework.web.util.UriBuilderFactory;

/**
 * Appends URI templates to the base URL of the server that is to be called now. Each
 * attempt of a call makes its address anew.
 */
public final class FailoverUriBuilderFactory implements UriBuilderFactory {

	private final Failover failover;

	private final List<BaseUrlUriBuilderFactory> servers;

	/**
	 * Create a factory.
	 * @param failover chooses the server
	 * @param baseUrls base URLs of the servers
	 */
	public FailoverUriBuilderFactory(Failover failover, List<URI> baseUrls) {
		this.failover = failover;
		this.servers = baseUrls.stream().map(BaseUrlUriBuilderFactory::new).toList();
	}

	private BaseUrlUriBuilderFactory current() {
		return this.servers.get(this.failover.current());
	}

	@Override
	public UriBuilder uriString(String uriTemplate) {
		return current().uriString(uriTemplate);
	}

	@Override
	public UriBuilder builder() {
		return current().builder();
	}

	@Override
	public URI expand(String uriTemplate, Map<String, ? extends @Nullable Object> uriVariables) {
		return current().expand(uriTemplate, uriVariables);
	}

	@Override
	public URI expand(String uriTemplate, @Nullable Object... uriVariables) {
		return current().expand(uriTemplate, uriVariables);
	}

}
