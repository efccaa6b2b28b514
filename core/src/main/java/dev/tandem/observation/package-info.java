/**
 * What metrics and traces report of calls and attempts.
 */
@NullMarked
package dev.tandem.observation;

import org.jspecify.annotations.NullMarked;
