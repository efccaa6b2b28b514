package dev.tandem.config;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A field was written, as a source reports it.
 *
 * @param revision revision that the write made
 * @param path path of the field
 * @param value the new value, {@code null} when it was unset
 * @param changedBy who wrote it, {@code null} if the source does not say
 * @param changedAt when it was written, {@code null} if the source does not say
 */
public record ConfigChange(long revision, String path, @Nullable ConfigValue value, @Nullable String changedBy,
		@Nullable Instant changedAt) {

}
