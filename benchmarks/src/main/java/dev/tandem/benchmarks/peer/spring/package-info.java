/**
 * Spring's HTTP interfaces, from an application's context.
 */
@NullMarked
package dev.tandem.benchmarks.peer.spring;

import org.jspecify.annotations.NullMarked;
