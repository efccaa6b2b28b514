/**
 * A stand-in for Geopera, so that the sample runs without an account.
 */
@NullMarked
package dev.tandem.standin.geopera;

import org.jspecify.annotations.NullMarked;
