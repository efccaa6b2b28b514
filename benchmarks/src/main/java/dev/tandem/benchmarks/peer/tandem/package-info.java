/**
 * Tandem's twins, from an application's context.
 */
@NullMarked
package dev.tandem.benchmarks.peer.tandem;

import org.jspecify.annotations.NullMarked;
