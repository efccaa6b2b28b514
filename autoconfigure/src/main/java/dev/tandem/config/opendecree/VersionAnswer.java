package dev.tandem.config.opendecree;

/**
 * Answer that holds a version.
 *
 * @param configVersion the version
 */
public record VersionAnswer(ConfigVersion configVersion) {

}
