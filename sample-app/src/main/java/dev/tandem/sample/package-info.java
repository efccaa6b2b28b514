/**
 * The sample application.
 */
@NullMarked
package dev.tandem.sample;

import org.jspecify.annotations.NullMarked;
