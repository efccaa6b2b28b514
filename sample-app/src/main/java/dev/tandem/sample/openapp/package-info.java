/**
 * Definitions of OpenApp, all with the client {@code openapp}, whose base URL is part of
 * its key.
 */
@NullMarked
package dev.tandem.sample.openapp;

import org.jspecify.annotations.NullMarked;
