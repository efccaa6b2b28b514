/**
 * What a call allocates, measured without JMH.
 */
@NullMarked
package dev.tandem.benchmarks.allocation;

import org.jspecify.annotations.NullMarked;
