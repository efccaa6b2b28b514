/**
 * What metrics and traces tell of calls and attempts.
 */
@NullMarked
package dev.tandem.observation;

import org.jspecify.annotations.NullMarked;
