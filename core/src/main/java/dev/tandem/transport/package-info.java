/**
 * Reactor Netty: pool, TLS, proxy, protocol, redirects, addresses.
 */
@Internal
@NullMarked
package dev.tandem.transport;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
