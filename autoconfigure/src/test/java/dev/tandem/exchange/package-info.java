/**
 * Tests of the parts of the call pipeline.
 */
@NullMarked
package dev.tandem.exchange;

import org.jspecify.annotations.NullMarked;
