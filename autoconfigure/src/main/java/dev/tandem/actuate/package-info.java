/**
 * What an operator sees of the clients: the endpoint {@code apiclients} and the health
 * contributor {@code apiClients}.
 */
@Internal
@NullMarked
package dev.tandem.actuate;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
