package dev.tandem.config.opendecree;

/**
 * Answer that holds one field.
 *
 * @param value the field
 */
public record FieldAnswer(FieldValue value) {

}
