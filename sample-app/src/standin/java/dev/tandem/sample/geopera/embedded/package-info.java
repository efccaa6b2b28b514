/**
 * A stand-in for Geopera, so that the sample runs without an account.
 */
@NullMarked
package dev.tandem.sample.geopera.embedded;

import org.jspecify.annotations.NullMarked;
