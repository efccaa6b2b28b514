/**
 * Remote configuration, live: its values, its changes, and a flag that they switch.
 */
@NullMarked
package dev.tandem.sample.config;

import org.jspecify.annotations.NullMarked;
