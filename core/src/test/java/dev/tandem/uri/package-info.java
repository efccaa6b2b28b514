/**
 * Tests of addresses.
 */
@NullMarked
package dev.tandem.uri;

import org.jspecify.annotations.NullMarked;
