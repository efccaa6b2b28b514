package dev.tandem.sample.openapp;

/**
 * An organization.
 *
 * @param id its id
 * @param name its name
 */
public record Org(String id, String name) {

}
