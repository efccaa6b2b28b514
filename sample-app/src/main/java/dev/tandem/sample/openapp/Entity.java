package dev.tandem.sample.openapp;

/**
 * Something that a device controls, such as a door.
 *
 * @param id its id
 * @param name its name
 * @param orgId the organization that it belongs to
 * @param deviceId the device that controls it
 * @param state its state
 */
public record Entity(String id, String name, String orgId, String deviceId, String state) {

}
