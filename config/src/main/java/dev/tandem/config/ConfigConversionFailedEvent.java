package dev.tandem.config;

/**
 * A value of the remote configuration cannot be had as the type of a watched field, which
 * keeps the last that could.
 *
 * @param path path of the field
 * @param type the type
 * @param revision revision of the value
 */
public record ConfigConversionFailedEvent(String path, Class<?> type, long revision) {

}
