/**
 * Tests of the generator.
 */
@NullMarked
package dev.tandem.openapi;

import org.jspecify.annotations.NullMarked;
