package dev.tandem.client;

import java.util.List;
import dev.tandem.Internal;

/**
 * The keys of a client that are set, for checks and their messages.
 */
@Internal
public interface SettingKeys {

	/**
	 * Name of the client.
	 * @return the name
	 */
	String name();

	/**
	 * Whether a key is set.
	 * @param key the key, such as {@code timeouts.call}
	 * @return whether it is, by the client or by its defaults
	 */
	boolean isSet(String key);

	/**
	 * Whether a key is set as a setting of Tandem.
	 * @param key the key
	 * @return whether it is
	 */
	boolean isOwn(String key);

	/**
	 * Whether the value of a key is one of the defaults of all clients.
	 * @param key the key
	 * @return whether it is
	 */
	boolean isDefault(String key);

	/**
	 * Whether a key is set for this client.
	 * @param key the key
	 * @return whether it is
	 */
	boolean isClients(String key);

	/**
	 * Name of what sets a key.
	 * @param key the key
	 * @return the name
	 */
	String property(String key);

	/**
	 * The same, with the place where it is set.
	 * @param key the key
	 * @return the text
	 */
	String described(String key);

	/**
	 * The same for an entry of a map.
	 * @param map key of the map
	 * @param entry name of the entry
	 * @return the text
	 */
	String describedEntry(String map, String entry);

	/**
	 * The value of a key as it was written.
	 * @param key the key
	 * @param value the value that was made of it
	 * @return the value to show
	 */
	Object written(String key, Object value);

	/**
	 * Names of other clients that are configured, the nearest first.
	 * @return the names
	 */
	default List<String> others() {
		return List.of();
	}

	/**
	 * Whether the client may begin without a base URL, to get it while it runs.
	 * @return whether it may
	 */
	default boolean mayWait() {
		return false;
	}

	/**
	 * Another way to set a key.
	 * @param key the key
	 * @return a sentence with a space before it, or nothing
	 */
	default String otherWay(String key) {
		return "";
	}

}
