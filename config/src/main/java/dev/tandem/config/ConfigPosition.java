package dev.tandem.config;

import org.jspecify.annotations.Nullable;

/**
 * Where in the history of a source its values were loaded. After a restore the same
 * number stands for other values, so that the number alone proves nothing.
 *
 * @param revision revision of the values
 * @param identity differs between histories that have the same revision, such as the id
 * of the last change; {@code null} if the source does not know
 */
public record ConfigPosition(long revision, @Nullable String identity) {

}
