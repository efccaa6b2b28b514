/**
 * Turns anything that is thrown in a call into one signal.
 */
@NullMarked
package dev.tandem.failure;

import org.jspecify.annotations.NullMarked;
