package dev.tandem.autoconfigure;

import java.util.List;

import dev.tandem.client.Mistakes;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Finds properties under {@code tandem} that stand beside those of Tandem by a slip, such
 * as {@code tandem.default.timeouts.call}. A name that is not near to one of Tandem may
 * be the application's own.
 */
final class UnknownPrefixes {

	/**
	 * What stands under {@code tandem}.
	 */
	static final List<String> KNOWN = List.of("clients", "config", "defaults", "live");

	private static final ConfigurationPropertyName TANDEM = ConfigurationPropertyName.of(TandemProperties.PREFIX);

	private final Environment environment;

	UnknownPrefixes(Environment environment) {
		this.environment = environment;
	}

	void find(Mistakes mistakes) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable && !UnknownKeys.isForeign(source)) {
				iterable.stream().filter(TANDEM::isAncestorOf).forEach((name) -> check(name, iterable, mistakes));
			}
		}
	}

	private static void check(ConfigurationPropertyName name, ConfigurationPropertySource source, Mistakes mistakes) {
		String element = name.getElement(1, Form.UNIFORM);
		if (KNOWN.contains(element)) {
			return;
		}
		NearestName.of(element, KNOWN).ifPresent((known) -> {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			String where = (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
			mistakes.add("There is no property %s%s.".formatted(name, where),
					"Is 'tandem.%s' meant, in place of 'tandem.%s'?".formatted(known, name.getElement(1, Form.DASHED)));
		});
	}

}
