package dev.tandem.actuate;

import java.util.Map;

/**
 * The clients of the application, as the endpoint and the health contributor see them.
 */
@FunctionalInterface
public interface ClientRegistry {

	/**
	 * All clients.
	 * @return the clients by their names, in order
	 */
	Map<String, RegisteredClient> clients();

}
