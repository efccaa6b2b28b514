/**
 * An application as users write it, and its tests.
 */
@NullMarked
package dev.tandem.test.todo;

import org.jspecify.annotations.NullMarked;
