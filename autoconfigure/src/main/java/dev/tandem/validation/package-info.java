/**
 * Validation of arguments and answers.
 */
@NullMarked
package dev.tandem.validation;

import org.jspecify.annotations.NullMarked;
