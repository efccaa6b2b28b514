/**
 * Writes the twin of a definition for coroutines, in Kotlin.
 */
@NullMarked
package dev.tandem.processor.kotlin;

import org.jspecify.annotations.NullMarked;
