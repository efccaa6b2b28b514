/**
 * Tests of the sources of remote configuration.
 */
@NullMarked
package dev.tandem.config.source;

import org.jspecify.annotations.NullMarked;
