/**
 * The engine that runs calls: a state machine for each, and the policies that take part
 * in it.
 */
@NullMarked
package dev.tandem.engine;

import org.jspecify.annotations.NullMarked;
