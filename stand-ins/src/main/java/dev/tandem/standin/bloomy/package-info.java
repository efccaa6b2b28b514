/**
 * A stand-in for the Bloom Growth API, so that the sample runs without an account.
 */
@NullMarked
package dev.tandem.standin.bloomy;

import org.jspecify.annotations.NullMarked;
