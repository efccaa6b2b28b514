/**
 * The clients that are compared, all doing the same job.
 */
@NullMarked
package dev.tandem.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
