/**
 * Tests of failures as callers see them.
 */
@NullMarked
package dev.tandem.error;

import org.jspecify.annotations.NullMarked;
