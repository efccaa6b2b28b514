/**
 * Reactor Netty: pool, TLS, proxy, protocol, redirects, addresses.
 */
@NullMarked
package dev.tandem.transport;

import org.jspecify.annotations.NullMarked;
