/**
 * What an operator sees of the clients: the endpoint {@code apiclients} and the health
 * contributor {@code apiClients}.
 */
@NullMarked
package dev.tandem.actuate;

import org.jspecify.annotations.NullMarked;
