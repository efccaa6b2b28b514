/**
 * The engine that runs calls: a state machine for each, and the policies that take part
 * in it.
 */
@Internal
@NullMarked
package dev.tandem.engine;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
