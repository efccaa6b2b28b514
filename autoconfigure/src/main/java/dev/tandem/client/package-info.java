/**
 * A named client: its settings, its state, the registry of all.
 */
@NullMarked
package dev.tandem.client;

import org.jspecify.annotations.NullMarked;
