package dev.tandem.config.opendecree;

/**
 * Response that holds a version.
 *
 * @param configVersion the version
 */
public record VersionAnswer(ConfigVersion configVersion) {

}
