/**
 * Feign on Apache HttpComponents.
 */
@NullMarked
package dev.tandem.benchmarks.peer.feign;

import org.jspecify.annotations.NullMarked;
