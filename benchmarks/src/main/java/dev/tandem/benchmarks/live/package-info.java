/**
 * What changes of settings cost the calls that run meanwhile.
 */
@NullMarked
package dev.tandem.benchmarks.live;

import org.jspecify.annotations.NullMarked;
