package dev.tandem.client;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriBuilder;
import org.springframework.web.util.UriBuilderFactory;

/**
 * Makes addresses of the base URL that the client has now: for what the application makes
 * of the builder of its {@code WebClient}. Calls use the base URL of their own
 * generation.
 *
 * @param current returns what makes addresses now
 */
record LiveAddresses(Supplier<UriBuilderFactory> current) implements UriBuilderFactory {

	@Override
	public UriBuilder uriString(String uriTemplate) {
		return this.current.get().uriString(uriTemplate);
	}

	@Override
	public UriBuilder builder() {
		return this.current.get().builder();
	}

	@Override
	public URI expand(String uriTemplate, Map<String, ? extends @Nullable Object> uriVariables) {
		return this.current.get().expand(uriTemplate, uriVariables);
	}

	@Override
	public URI expand(String uriTemplate, @Nullable Object... uriVariables) {
		return this.current.get().expand(uriTemplate, uriVariables);
	}

}
