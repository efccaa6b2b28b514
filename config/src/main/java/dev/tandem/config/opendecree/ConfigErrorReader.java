package dev.tandem.config.opendecree;

import java.util.Optional;

import dev.tandem.ApiResponseException;
import dev.tandem.ErrorBodyReader;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;

/**
 * Reads the errors of OpenDecree by the code of their body. What has no such body, as the
 * 401 in plain text, is known by its status.
 */
@RegisterReflectionForBinding(ErrorAnswer.class)
public final class ConfigErrorReader implements ErrorBodyReader {

	private final String client;

	/**
	 * Create a reader.
	 * @param client name of the client that calls OpenDecree
	 */
	public ConfigErrorReader(String client) {
		this.client = client;
	}

	@Override
	public Optional<ConfigError> read(String name, ApiResponseException response) {
		return this.client.equals(name) ? Optional.of(read(response)) : Optional.empty();
	}

	private static ConfigError read(ApiResponseException response) {
		return response.bodyAs(ErrorAnswer.class)
			.flatMap((body) -> Optional.ofNullable(body.status()))
			.map(ConfigError::of)
			.orElseGet(() -> byStatus(response));
	}

	private static ConfigError byStatus(ApiResponseException response) {
		String message = response.bodyText();
		return switch (response.status().value()) {
			case 400 -> new ConfigError.Invalid(message);
			case 401 -> new ConfigError.Unauthenticated(message);
			case 403 -> new ConfigError.Denied(message);
			case 404 -> new ConfigError.NotFound(message);
			case 429 -> new ConfigError.RateLimited(message, null);
			case 502, 503, 504 -> new ConfigError.Unavailable(message);
			default -> new ConfigError.Other(null, message);
		};
	}

}
