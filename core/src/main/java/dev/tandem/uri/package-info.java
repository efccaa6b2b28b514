/**
 * Addresses of requests, from templates that are compiled once.
 */
@Internal
@NullMarked
package dev.tandem.uri;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
