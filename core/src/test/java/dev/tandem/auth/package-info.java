/**
 * Tests of keys and where they come from.
 */
@NullMarked
package dev.tandem.auth;

import org.jspecify.annotations.NullMarked;
