/**
 * Annotation processor that checks API definitions and writes their twins.
 */
@NullMarked
package dev.tandem.processor;

import org.jspecify.annotations.NullMarked;
