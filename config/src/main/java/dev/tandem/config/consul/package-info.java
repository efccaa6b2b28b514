/**
 * What Consul sends of its KV store.
 */
@NullMarked
package dev.tandem.config.consul;

import org.jspecify.annotations.NullMarked;
