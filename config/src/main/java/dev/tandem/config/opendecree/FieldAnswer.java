package dev.tandem.config.opendecree;

/**
 * Response that holds one field.
 *
 * @param value the field
 */
public record FieldAnswer(FieldValue value) {

}
