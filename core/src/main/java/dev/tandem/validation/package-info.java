/**
 * Validation of arguments and responses.
 */
@Internal
@NullMarked
package dev.tandem.validation;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
