package dev.tandem;

import reactor.core.publisher.Mono;

/**
 * Supplies the API key of a client. You need it for a key that is fetched, such as by a
 * login or from a vault. {@code tandem.clients.<name>.api-key.supplier} names it.
 *
 * <pre class="code">
 * &#064;Bean
 * ApiKeySupplier vault(VaultApi vault) {
 * 	return (client) -&gt; vault.read("api/" + client).map(VaultEntry::token);
 * }
 * </pre>
 *
 * The key is kept until the API responds with 401 or {@code api-key.lifetime} has passed.
 * Calls that need it at the same time share one fetch. After a failed fetch the next one
 * is delayed by up to a second; after a fetch that returns the rejected key again, by up
 * to a minute.
 */
@FunctionalInterface
public interface ApiKeySupplier {

	/**
	 * Fetch the key. Called on a thread that may block.
	 * @param client name of the client
	 * @return the key; empty, a failure, or none within the deadline of the call lets the
	 * calls that need it fail with {@link ApiRejectedException.Reason#NO_KEY}
	 */
	Mono<String> key(String client);

}
