package dev.tandem.sample.arya;

import org.jspecify.annotations.Nullable;

/**
 * What the API says when it refuses a request.
 *
 * @param message what is wrong
 * @param name name of the cat that there is not, {@code null} if it is not about one
 */
public record NoCat(String message, @Nullable String name) {
}
