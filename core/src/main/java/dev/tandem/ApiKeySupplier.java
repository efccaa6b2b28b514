package dev.tandem;

import reactor.core.publisher.Mono;

/**
 * A bean that a client gets its API key from, such as one that logs in or asks a vault.
 * {@code tandem.clients.<name>.api-key.supplier} names it.
 *
 * <pre class="code">
 * &#064;Bean
 * ApiKeySupplier vault(VaultApi vault) {
 * 	return (client) -&gt; vault.read("api/" + client).map(VaultEntry::token);
 * }
 * </pre>
 *
 * The key is kept until the API answers 401, or {@code api-key.lifetime} is over. Calls
 * that need it at the same time share one fetch. After a fetch that fails, or that brings
 * the refused key again, the next one waits for a while that grows: up to a second, or up
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
