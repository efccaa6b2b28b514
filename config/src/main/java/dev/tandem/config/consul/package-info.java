/**
 * What Consul sends of its KV store.
 */
@Internal
@NullMarked
package dev.tandem.config.consul;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
