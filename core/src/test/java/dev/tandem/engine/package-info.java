/**
 * Tests of the parts of the call pipeline.
 */
@NullMarked
package dev.tandem.engine;

import org.jspecify.annotations.NullMarked;
