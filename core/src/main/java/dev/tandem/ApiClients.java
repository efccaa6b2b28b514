package dev.tandem;

import java.util.Set;

/**
 * The clients of the application: a bean. You need it to derive a client whose calls all
 * carry the same options, such as the header of a tenant.
 *
 * <pre class="code">
 * TodoApi ofOrg = clients.with(todos, CallOptions.none().withHeader("X-Org", "o1"));
 * </pre>
 */
public interface ApiClients {

	/**
	 * Derive a client. It shares pool, limits and settings with the one it derives from,
	 * which stays as it is.
	 * @param <T> the type of the client
	 * @param client a definition or one of its twins, as it was injected, or a generic
	 * client
	 * @param options options of all its calls; options that the client already has are
	 * kept unless these replace them
	 * @return a client of the same type; an implementation that the application has in
	 * place of a client, such as a fake, is returned as it is
	 * @throws IllegalArgumentException if the object is neither
	 */
	<T> T with(T client, CallOptions options);

	/**
	 * A client without a definition, for any API that has settings.
	 * @param name name of the client, as in {@code tandem.clients.<name>}
	 * @return the client, with the pool, limits and settings that the definitions of this
	 * name have as well
	 * @throws IllegalArgumentException if there is no client of this name
	 */
	GenericClient client(String name);

	/**
	 * The clients that the application uses.
	 * @return their names, as in {@code @ApiClient}, in order
	 */
	Set<String> names();

	/**
	 * Read the settings of all clients again. When this returns, a client whose settings
	 * have changed uses the new ones. An invalid change is rejected and reported by
	 * {@link ApiClientSettingsRejectedEvent} and in the log.
	 * @return names of the clients whose settings have changed
	 */
	default Set<String> refresh() {
		return Set.of();
	}

}
