package dev.tandem.client;

import java.util.Set;

/**
 * The keys of a client without Spring Boot.
 *
 * @param name name of the client
 * @param given keys that are set
 */
record GivenKeys(String name, Set<String> given) implements SettingKeys {

	@Override
	public boolean isSet(String key) {
		return this.given.contains(key)
				|| (key.endsWith("[0]") && this.given.contains(key.substring(0, key.length() - 3)));
	}

	@Override
	public boolean isOwn(String key) {
		return isSet(key);
	}

	@Override
	public boolean isDefault(String key) {
		return false;
	}

	@Override
	public boolean isClients(String key) {
		return true;
	}

	@Override
	public String property(String key) {
		return "tandem.clients." + this.name + "." + key;
	}

	@Override
	public String described(String key) {
		return property(key);
	}

	@Override
	public String describedEntry(String map, String entry) {
		return property(map + "." + entry);
	}

	@Override
	public Object written(String key, Object value) {
		return value;
	}

}
