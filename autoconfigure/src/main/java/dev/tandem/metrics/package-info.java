/**
 * Meters of the clients. It needs micrometer-core, and is loaded only where that is.
 */
@NullMarked
package dev.tandem.metrics;

import org.jspecify.annotations.NullMarked;
