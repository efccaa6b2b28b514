package dev.tandem.config.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A key and its value.
 *
 * @param key the key
 * @param value the value in Base64, {@code null} if it is empty
 */
public record ConsulEntry(@JsonProperty("Key") String key, @JsonProperty("Value") @Nullable String value) {

}
