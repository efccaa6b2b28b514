package dev.tandem.autoconfigure;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code tandem}. Clients are bound one by one, because each falls back
 * to the defaults key by key: see {@link ApiClientPropertiesBinder}. This record exists
 * for the metadata that lets an IDE complete the keys.
 *
 * @param defaults Settings of all clients. A client's own value takes precedence, key by
 * key.
 * @param clients Settings of each client, by its name.
 */
@ConfigurationProperties(TandemProperties.PREFIX)
record TandemProperties(@NestedConfigurationProperty @DefaultValue ApiClientProperties defaults,
		@DefaultValue Map<String, ApiClientProperties> clients) {

	static final String PREFIX = "tandem";

}
