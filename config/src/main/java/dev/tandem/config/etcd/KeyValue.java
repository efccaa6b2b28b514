package dev.tandem.config.etcd;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A key and its value.
 *
 * @param key the key in Base64
 * @param value the value in Base64, {@code null} if it is empty or not given
 * @param modRevision revision of the last change
 */
public record KeyValue(String key, @Nullable String value, @JsonProperty("mod_revision") long modRevision) {

}
