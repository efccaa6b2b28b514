/**
 * Tests of the remote configuration.
 */
@NullMarked
package dev.tandem.config;

import org.jspecify.annotations.NullMarked;
