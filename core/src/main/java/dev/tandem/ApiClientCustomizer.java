package dev.tandem;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Customizes the {@link WebClient.Builder} of a client after everything else has
 * configured it. Declare a bean to add filters or codecs; beans are applied in order.
 * Filters see requests without the API key, which is added below them.
 */
@FunctionalInterface
public interface ApiClientCustomizer {

	/**
	 * Customize the builder.
	 * @param client name of the client
	 * @param builder the builder as configured so far
	 */
	void customize(String client, WebClient.Builder builder);

}
