/**
 * What is logged of calls, and what of it is not shown.
 */
@Internal
@NullMarked
package dev.tandem.logging;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
