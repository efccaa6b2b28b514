/**
 * From a response or a failure to an exception.
 */
@Internal
@NullMarked
package dev.tandem.error;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
