/**
 * Tests of what an operator sees.
 */
@NullMarked
package dev.tandem.actuate;

import org.jspecify.annotations.NullMarked;
