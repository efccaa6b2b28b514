package dev.tandem.sample.geopera;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is reported about an upload.
 *
 * @param uploadId its id
 * @param bytesUploaded bytes that were put, {@code null} to say nothing of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record UploadUpdate(String uploadId, @Nullable Long bytesUploaded) {

}
