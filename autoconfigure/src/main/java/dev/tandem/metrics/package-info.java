/**
 * Meters of the clients. It needs micrometer-core, and is loaded only where that is.
 */
@Internal
@NullMarked
package dev.tandem.metrics;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
