/**
 * Addresses of requests, from templates that are compiled once.
 */
@NullMarked
package dev.tandem.uri;

import org.jspecify.annotations.NullMarked;
