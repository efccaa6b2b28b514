/**
 * Tests for what was thrown.
 */
@NullMarked
package dev.tandem.failure;

import org.jspecify.annotations.NullMarked;
