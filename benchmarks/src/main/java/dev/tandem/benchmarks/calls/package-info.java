/**
 * The JMH benchmarks.
 */
@NullMarked
package dev.tandem.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
