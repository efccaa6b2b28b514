/**
 * Tests of calls for many inputs.
 */
@NullMarked
package dev.tandem.bulk;

import org.jspecify.annotations.NullMarked;
