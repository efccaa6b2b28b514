/**
 * What OpenDecree sends and takes over HTTP.
 */
@NullMarked
package dev.tandem.config.opendecree;

import org.jspecify.annotations.NullMarked;
