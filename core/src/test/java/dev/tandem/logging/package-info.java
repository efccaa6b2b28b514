/**
 * Tests of what is not shown.
 */
@NullMarked
package dev.tandem.logging;

import org.jspecify.annotations.NullMarked;
