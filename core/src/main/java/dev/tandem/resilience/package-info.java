/**
 * Limits of a client: concurrency, rate, circuit breaker, retry budget.
 */
@NullMarked
package dev.tandem.resilience;

import org.jspecify.annotations.NullMarked;
