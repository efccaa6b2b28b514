/**
 * A stand-in for OpenApp, so that the sample runs without an account.
 */
@NullMarked
package dev.tandem.standin.openapp;

import org.jspecify.annotations.NullMarked;
