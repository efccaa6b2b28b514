/**
 * What a call costs through Tandem and through its peers, in one run.
 */
@NullMarked
package dev.tandem.benchmarks;

import org.jspecify.annotations.NullMarked;
