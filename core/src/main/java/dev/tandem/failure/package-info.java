/**
 * Turns anything that is thrown in a call into one signal.
 */
@Internal
@NullMarked
package dev.tandem.failure;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
