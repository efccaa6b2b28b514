/**
 * An HTTP service that is none of Tandem's.
 */
@NullMarked
package dev.tandem.autoconfigure.plain;

import org.jspecify.annotations.NullMarked;
