package dev.tandem.autoconfigure;

import java.util.List;

import dev.tandem.client.InvalidApiClientException;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.boot.context.config.Profiles;

/**
 * Resolves {@code tandem:} once the profiles are known, so that documents that depend on
 * them can say where the remote configuration is.
 */
final class ConfigImportResolver implements ConfigDataLocationResolver<ConfigImportResource> {

	static final String PREFIX = "tandem:";

	@Override
	public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		return location.hasPrefix(PREFIX);
	}

	@Override
	public List<ConfigImportResource> resolve(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		if (!location.getNonPrefixedValue(PREFIX).isBlank()) {
			throw new InvalidApiClientException(
					"spring.config.import is '%s', but nothing may follow '%s'.".formatted(location, PREFIX),
					"Import tandem: or optional:tandem:. What is imported is configured by tandem.config.* and by the client that tandem.config.client names.");
		}
		return List.of();
	}

	@Override
	public List<ConfigImportResource> resolveProfileSpecific(ConfigDataLocationResolverContext context,
			ConfigDataLocation location, Profiles profiles) {
		return List.of(new ConfigImportResource(context.getBinder(), location.isOptional()));
	}

}
