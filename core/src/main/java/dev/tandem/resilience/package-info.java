/**
 * Limits of a client: concurrency, rate, circuit breaker, retry budget.
 */
@Internal
@NullMarked
package dev.tandem.resilience;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
