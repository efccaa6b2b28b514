/**
 * From a response or a failure to an exception.
 */
@NullMarked
package dev.tandem.error;

import org.jspecify.annotations.NullMarked;
