/**
 * Settings of a client: plain data, without open files or timers.
 */
@Internal
@NullMarked
package dev.tandem.settings;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
