package dev.tandem.sample.geopera;

import java.net.URI;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An upload that may begin.
 *
 * @param id its id
 * @param signedUrl where the file is put, by whoever knows the URL
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Upload(String id, URI signedUrl) {

	@Override
	public String toString() {
		return "Upload[id=" + this.id + "]";
	}

}
