/**
 * Reactor Netty alone.
 */
@NullMarked
package dev.tandem.benchmarks.peer.netty;

import org.jspecify.annotations.NullMarked;
