package dev.tandem.config.opendecree;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Response to a write.
 *
 * @param configVersion the version that it made, {@code null} if it made none
 */
public record WriteAnswer(@Nullable ConfigVersion configVersion) {

	/**
	 * The version that the write made.
	 * @return the version; empty if the idempotency key was used before, so that the
	 * write was applied then or refused then, and nothing was written now
	 */
	public Optional<ConfigVersion> version() {
		return Optional.ofNullable(this.configVersion);
	}

}
