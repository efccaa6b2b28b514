package dev.tandem.sample.geopera;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A file to upload.
 *
 * @param projectId the project that it belongs to
 * @param totalBytes its size
 */
@JsonNaming(SnakeCaseStrategy.class)
public record NewUpload(String projectId, long totalBytes) {

}
