/**
 * Writes the twin of a definition.
 */
@NullMarked
package dev.tandem.processor.write;

import org.jspecify.annotations.NullMarked;
