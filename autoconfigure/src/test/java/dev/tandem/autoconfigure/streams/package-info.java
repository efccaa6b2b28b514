/**
 * A definition with a stream, outside of the packages of the application.
 */
@NullMarked
package dev.tandem.autoconfigure.streams;

import org.jspecify.annotations.NullMarked;
