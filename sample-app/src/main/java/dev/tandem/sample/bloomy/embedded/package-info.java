/**
 * A stand-in for the Bloom Growth API, so that the sample runs without an account.
 */
@NullMarked
package dev.tandem.sample.bloomy.embedded;

import org.jspecify.annotations.NullMarked;
