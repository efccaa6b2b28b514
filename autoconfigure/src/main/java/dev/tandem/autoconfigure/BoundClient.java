package dev.tandem.autoconfigure;

import java.util.List;
import java.util.Map;

import dev.tandem.client.SettingKeys;
import dev.tandem.settings.Redirects;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.http.client.HttpRedirects;

/**
 * Properties of one client as they were bound, and where each value came from.
 *
 * @param name name of the client
 * @param properties the properties
 * @param values their values by the keys that users write
 * @param origins the property behind each key that was set, by the key below
 * {@code tandem.clients.<name>}
 * @param bootRedirects Boot's setting for redirects, where there is one
 * @param otherClients names of other clients that are configured
 * @param mayWait whether the client may begin without a base URL
 */
record BoundClient(String name, ApiClientProperties properties, Map<String, Object> values,
		Map<String, ConfigurationProperty> origins, @Nullable BootRedirects bootRedirects, OtherClients otherClients,
		boolean mayWait) implements SettingKeys {

	static final ConfigurationPropertyName DEFAULTS = ConfigurationPropertyName.of("tandem.defaults");

	private static final ConfigurationPropertyName TANDEM = ConfigurationPropertyName.of("tandem");

	/**
	 * The same client, which may begin without a base URL.
	 */
	BoundClient waiting() {
		return new BoundClient(this.name, this.properties, this.values, this.origins, this.bootRedirects,
				this.otherClients, true);
	}

	@Override
	public List<String> others() {
		return this.otherClients.names();
	}

	@Override
	public boolean isSet(String key) {
		return this.origins.containsKey(key);
	}

	/**
	 * Whether a key is set under {@code tandem}, and not taken from Boot.
	 */
	@Override
	public boolean isOwn(String key) {
		ConfigurationProperty origin = this.origins.get(key);
		return origin != null && TANDEM.isAncestorOf(origin.getName());
	}

	/**
	 * Name of the property that a key's value came from, or that would set it.
	 */
	@Override
	public String property(String key) {
		ConfigurationProperty origin = origin(key);
		return (origin != null) ? origin.getName().toString() : "tandem.clients." + this.name + "." + key;
	}

	/**
	 * The same, with the place in a file or the environment variable where it is set.
	 */
	@Override
	public String described(String key) {
		ConfigurationProperty origin = origin(key);
		return (origin != null) ? place(property(key), origin) : property(key);
	}

	private static String place(String property, ConfigurationProperty origin) {
		return property + ((origin.getOrigin() != null) ? " (" + origin.getOrigin() + ")" : "");
	}

	/**
	 * The same for an entry of a map, whose name is shown as it was written.
	 * @param map key of the map
	 * @param entry name of the entry
	 */
	@Override
	public String describedEntry(String map, String entry) {
		for (Map.Entry<String, ConfigurationProperty> origin : this.origins.entrySet()) {
			String key = PropertyNames.withoutIndex(origin.getKey());
			if (key.equalsIgnoreCase(map + "." + entry) || key.equals(map + "[" + entry + "]")) {
				String property = PropertyNames.withoutIndex(origin.getValue().getName().toString());
				int start = property.length() - entry.length();
				boolean last = property.regionMatches(true, start, entry, 0, entry.length());
				return place(last ? property.substring(0, start) + entry : property, origin.getValue());
			}
		}
		return "tandem.clients." + this.name + "." + map + "[" + entry + "]";
	}

	/**
	 * The value as it was written, or the bound one where it is a default of Tandem.
	 */
	@Override
	public Object written(String key, Object bound) {
		ConfigurationProperty origin = origin(key);
		return (origin != null) ? origin.getValue() : bound;
	}

	private @Nullable ConfigurationProperty origin(String key) {
		ConfigurationProperty origin = this.origins.get(key);
		return (origin != null) ? origin : this.origins.get(key + "[0]");
	}

	@Override
	public boolean isClients(String key) {
		return property(key).startsWith("tandem.clients.");
	}

	@Override
	public String otherWay(String key) {
		return " As an environment variable, it is %s."
			.formatted(EnvironmentVariables.name("tandem.clients." + this.name + "." + key));
	}

	@Override
	public boolean isDefault(String key) {
		ConfigurationProperty origin = this.origins.get(key);
		return origin != null && DEFAULTS.isAncestorOf(origin.getName());
	}

	/**
	 * Values may be secrets.
	 */
	@Override
	public String toString() {
		return "BoundClient[name=%s]".formatted(this.name);
	}

	/**
	 * Boot's setting for redirects, which has other values than that of Tandem.
	 *
	 * @param value the setting
	 * @param origin where it came from
	 */
	record BootRedirects(HttpRedirects value, ConfigurationProperty origin) {

		Redirects redirects() {
			return (this.value == HttpRedirects.DONT_FOLLOW) ? Redirects.NEVER : Redirects.ALWAYS;
		}

	}

}
