/**
 * Reads a definition into a model: definition, operation, parameter, types.
 */
@NullMarked
package dev.tandem.processor.model;

import org.jspecify.annotations.NullMarked;
