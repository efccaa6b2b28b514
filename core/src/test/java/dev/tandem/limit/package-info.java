/**
 * Tests of limits.
 */
@NullMarked
package dev.tandem.limit;

import org.jspecify.annotations.NullMarked;
