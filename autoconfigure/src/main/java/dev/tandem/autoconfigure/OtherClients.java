package dev.tandem.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The other clients that are configured, for messages to those who have mistyped a name.
 * They are looked up for a message only.
 *
 * @param client name of a client
 * @param environment where clients are configured
 */
record OtherClients(String client, Environment environment) {

	/**
	 * Their names, the nearest first.
	 */
	List<String> names() {
		Set<String> configured = Binder.get(this.environment)
			.bind("tandem.clients", Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElse(Set.of());
		return NearestName.sorted(this.client, configured.stream().filter((name) -> !isSame(name)).toList());
	}

	private boolean isSame(String name) {
		return name.replace("-", "").equals(this.client.replace("-", ""));
	}

}
