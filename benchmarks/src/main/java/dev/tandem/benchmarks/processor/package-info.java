/**
 * Processor time of calls, and of the first calls of a process.
 */
@NullMarked
package dev.tandem.benchmarks.processor;

import org.jspecify.annotations.NullMarked;
