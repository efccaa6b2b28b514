package dev.tandem.sample.openapp;

import org.jspecify.annotations.Nullable;

/**
 * A device, such as the controller of a gate.
 *
 * @param id its id
 * @param name its name
 * @param orgId the organization that it belongs to
 * @param image its image, if it has one
 */
public record Device(String id, String name, String orgId, @Nullable Image image) {

	/**
	 * The image of a device.
	 *
	 * @param fileName name of the file
	 * @param contentType its type
	 * @param size its size in bytes
	 */
	public record Image(String fileName, String contentType, long size) {

	}

}
