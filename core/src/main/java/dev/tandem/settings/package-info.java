/**
 * Settings of a client: plain data, without open files or timers.
 */
@NullMarked
package dev.tandem.settings;

import org.jspecify.annotations.NullMarked;
