package dev.tandem;

import reactor.netty.http.client.HttpClient;

/**
 * Customizes Reactor Netty's {@link HttpClient} of a client after everything else has
 * configured it. Declare a bean for what no property offers, such as a wiretap or a name
 * resolver; beans are applied in order.
 */
@FunctionalInterface
public interface HttpClientCustomizer {

	/**
	 * Customize the HTTP client. It is called once per client, so that all calls share
	 * one connection pool.
	 * @param client name of the client
	 * @param httpClient the HTTP client as configured so far
	 * @return the HTTP client to use
	 */
	HttpClient customize(String client, HttpClient httpClient);

}
