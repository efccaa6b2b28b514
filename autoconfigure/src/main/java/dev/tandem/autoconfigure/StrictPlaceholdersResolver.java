package dev.tandem.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.core.env.Environment;

/**
 * Resolves placeholders and fails where one stands for nothing. Boot's own resolver
 * leaves it as it is, so that the text <code>${API_KEY}</code> would be sent as the key.
 */
final class StrictPlaceholdersResolver implements PlaceholdersResolver {

	private final Environment environment;

	StrictPlaceholdersResolver(Environment environment) {
		this.environment = environment;
	}

	@Override
	public @Nullable Object resolvePlaceholders(@Nullable Object value) {
		return (value instanceof String text) ? this.environment.resolveRequiredPlaceholders(text) : value;
	}

}
