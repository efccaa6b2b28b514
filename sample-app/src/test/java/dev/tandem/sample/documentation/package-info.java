/**
 * Holds what the documentation shows to the code.
 */
@NullMarked
package dev.tandem.sample.documentation;

import org.jspecify.annotations.NullMarked;
