package dev.tandem.config.opendecree;

import java.util.List;

/**
 * Response that holds some fields.
 *
 * @param values the fields that there are
 */
public record FieldsAnswer(List<FieldValue> values) {

}
