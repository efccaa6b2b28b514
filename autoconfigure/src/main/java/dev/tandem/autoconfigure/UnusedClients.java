package dev.tandem.autoconfigure;

import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Warns of clients that are configured but used by no definition.
 */
final class UnusedClients {

	private static final Log logger = LogFactory.getLog(UnusedClients.class);

	private final Environment environment;

	UnusedClients(Environment environment) {
		this.environment = environment;
	}

	void warn(Set<String> used) {
		Set<String> configured = Binder.get(this.environment)
			.bind("tandem.clients", Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElse(Set.of());
		configured.stream()
			.filter((name) -> used.stream().noneMatch((client) -> uniform(client).equals(uniform(name))))
			.forEach((name) -> logger
				.warn("tandem.clients.%s is configured, but no definition is marked @ApiClient(\"%s\"). %s"
					.formatted(name, name, hint(name, used))));
	}

	private static String hint(String name, Set<String> used) {
		return NearestName.of(name, used)
			.map((nearest) -> "Is \"" + nearest + "\" meant?")
			.orElseGet(() -> used.isEmpty()
					? "No definition was found at all: they are searched in the packages of the application; "
							+ "bring in others with @ImportApiClients."
					: "Definitions use: " + String.join(", ", used) + ".");
	}

	/**
	 * Environment variables cannot hold dashes.
	 */
	private static String uniform(String name) {
		return name.replace("-", "");
	}

}
