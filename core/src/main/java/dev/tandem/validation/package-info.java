/**
 * Validation of arguments and responses.
 */
@NullMarked
package dev.tandem.validation;

import org.jspecify.annotations.NullMarked;
