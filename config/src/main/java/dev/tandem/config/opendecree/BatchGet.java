package dev.tandem.config.opendecree;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Asks for some fields.
 *
 * @param fieldPaths their paths
 * @param version version to read, {@code null} for the latest
 * @param includeDescriptions whether to return the descriptions of the values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchGet(List<String> fieldPaths, @Nullable Long version, boolean includeDescriptions) {

}
