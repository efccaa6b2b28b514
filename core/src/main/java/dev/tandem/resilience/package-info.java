/**
 * What bounds the calls of a client: places, tokens, a circuit.
 */
@NullMarked
package dev.tandem.resilience;

import org.jspecify.annotations.NullMarked;
