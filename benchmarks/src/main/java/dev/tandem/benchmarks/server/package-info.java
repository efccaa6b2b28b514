/**
 * The server that answers the calls, a process of its own.
 */
@NullMarked
package dev.tandem.benchmarks.server;

import org.jspecify.annotations.NullMarked;
