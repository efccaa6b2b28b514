/**
 * What a plain {@code main} costs that calls an API through Tandem, beside one that does
 * so by hand.
 */
@NullMarked
package dev.tandem.benchmarks.plain;

import org.jspecify.annotations.NullMarked;
