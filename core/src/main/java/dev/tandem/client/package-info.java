/**
 * A named client: its settings.
 */
@NullMarked
package dev.tandem.client;

import org.jspecify.annotations.NullMarked;
