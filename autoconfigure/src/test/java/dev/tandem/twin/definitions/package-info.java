/**
 * A definition of each shape, whose twins the tests compare.
 */
@NullMarked
package dev.tandem.twin.definitions;

import org.jspecify.annotations.NullMarked;
