/**
 * Annotation processor that writes the blocking twin of an API definition.
 */
@NullMarked
package dev.tandem.processor;

import org.jspecify.annotations.NullMarked;
