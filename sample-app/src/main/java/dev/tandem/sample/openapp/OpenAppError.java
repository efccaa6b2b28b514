package dev.tandem.sample.openapp;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The envelope in which OpenApp describes an error.
 *
 * @param message what went wrong
 * @param code a code for it
 * @param details what else there is to say
 * @param correlationId id by which the people of OpenApp find the request
 */
public record OpenAppError(String message, @Nullable String code, @Nullable Map<String, Object> details,
		@Nullable String correlationId) {

}
