/**
 * Tests of what OpenDecree sends and takes.
 */
@NullMarked
package dev.tandem.config.opendecree;

import org.jspecify.annotations.NullMarked;
